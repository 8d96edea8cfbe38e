"""What DuckDB alone needs: the disputes export read with its types into a table. The yardstick of a load."""

import sys
from pathlib import Path

import duckdb

COLUMNS = {
    "纠纷编号": "VARCHAR",
    "区划代码": "VARCHAR",
    "登记日期": "DATE",
    "化解时限": "DATE",
    "办结日期": "DATE",
    "纠纷类型": "VARCHAR",
    "涉及人数": "BIGINT",
    "化解渠道": "VARCHAR",
    "化解层级": "VARCHAR",
    "调解结果": "VARCHAR",
    "是否司法确认": "VARCHAR",
    "回访日期": "DATE",
    "是否反弹": "VARCHAR",
    "当事人姓名": "VARCHAR",
}


def scan(file: Path) -> int:
    """Read the export into a table in memory; returns the number of rows."""
    with duckdb.connect() as connection:
        connection.execute(
            f"CREATE TABLE disputes AS FROM read_csv($file, header = true, columns = {COLUMNS})",
            {"file": str(file)},
        )
        return connection.table("disputes").shape[0]


if __name__ == "__main__":
    print(scan(Path(sys.argv[1])))
