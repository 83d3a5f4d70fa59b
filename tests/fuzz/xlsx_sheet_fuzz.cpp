// The inside of a worksheet, in a sound archive: a fuzzer seldom gets past the checksums of one.

#include "core/exchange/xlsx_list.h"
#include "tests/core/exchange/workbook_maker.h"
#include "tests/fuzz/list_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    plumbline::test::Workbook workbook;
    workbook.sheetData.assign(reinterpret_cast<const char *>(data), size);
    workbook.sharedStrings =
        "<si><t>项目编号</t></si><si><t>项目名称</t></si><si><r><t>A</t></r><rPh><t>x</t></rPh></si>";
    workbook.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    const std::string bytes = workbook.bytes();
    plumbline::fuzz::checkList(plumbline::core::exchange::readXlsxList(bytes, "l.xlsx", {}));
    return 0;
}
