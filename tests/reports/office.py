"""A chart in a Word document, changed in LibreOffice by a macro as a hand would change it."""

import subprocess
from pathlib import Path

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
  script:language="StarBasic">
Sub Change(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  file = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  frame = file.EmbeddedObjects.getByIndex(0).ExtendedControlOverEmbeddedObject
  frame.changeState(1)
  chart = frame.getComponent()
  numbers = chart.getData().getData()
  row = numbers(0)
  row(0) = 0.5
  numbers(0) = row
  chart.getData().setData(numbers)
  chart.setModified(True)
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName"
  word(0).Value = "MS Word 2007 XML"
  file.storeToURL(target, word())
  file.close(True)
End Sub
</script:module>
"""


def with_first_number_one_half(content: bytes, folder: Path, soffice: str) -> bytes:
    """The document after the first number of its first chart has been set to 0.5 and the file saved."""
    source, target = folder / "source.docx", folder / "target.docx"
    source.write_bytes(content)
    order = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    # The profile brings an empty module of this name; one of another name would be forgotten at the start.
    subprocess.run([*order, "--terminate_after_init"], check=True, capture_output=True, timeout=120)
    (folder / "profile/user/basic/Standard/Module1.xba").write_text(MODULE, "utf-8")
    macro = f'macro:///Standard.Module1.Change("file://{source}","file://{target}")'
    # LibreOffice answers 1 after a macro; whether it worked is seen in the file.
    subprocess.run([*order, macro], check=False, capture_output=True, timeout=120)
    return target.read_bytes()
