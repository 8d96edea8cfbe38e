"""Exports may name an area by its old code and name or by the new ones."""

import pytest

from data import intake, warehouse
from data.staging.places import Gazetteer, Place
from tests.data.office import EAST, Office
from tests.data.test_succession import NEW_EAST, RECODED, START, change, row


@pytest.mark.parametrize(
    ("cells", "area"),
    [
        (("", "凤县", "双石铺镇", "东河村"), EAST),
        (("", "凤县", "双石铺街道", "东河社区"), NEW_EAST),
        ((NEW_EAST, "凤县", "双石铺镇", "东河村"), NEW_EAST),  # the new code beside the old names
        ((EAST, "凤县", "双石铺街道", "东河社区"), EAST),
        (("", "凤县", "双石铺街道", "东河村"), EAST),  # the new town's name above the old village's
    ],
)
def test_an_export_may_name_the_old_area_or_the_new_one(office, cells, area):
    change(office, *RECODED)
    found, reason = _gazetteer(office).find(Place(cells[0], cells[1:]))
    assert (found, reason) == (area, "")


def test_where_both_have_the_same_name_the_earlier_one_is_meant(office):
    same = [row(NEW_EAST, START, name="东河村") if one[0] == NEW_EAST else one for one in RECODED]
    change(office, *same)
    assert _gazetteer(office).find(Place(names=("凤县", "东河村")))[0] == EAST  # it counts for both


def test_an_old_name_is_still_understood(office):
    change(office, row(EAST, START, name="幸福社区"))
    assert _gazetteer(office).find(Place(names=("凤县", "双石铺镇", "东河村")))[0] == EAST


def _gazetteer(office: Office) -> Gazetteer:
    with warehouse.reading(office.warehouse) as connection:
        return intake.gazetteer(connection)
