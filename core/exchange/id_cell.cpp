#include "core/exchange/id_cell.h"

#include "core/exchange/plain_text.h"

namespace plumbline::core::exchange {

std::optional<IdFault> idFault(const Cell &cell)
{
    const std::string seen = shown(cell.text);
    switch (cell.kind) {
    case CellKind::NoValue:
        return IdFault{ListFault::NoText,
                       {"编号是公式，还没有算出的值；请用 Excel 或 WPS 打开并保存一次。",
                        "the id is a formula that has no value yet; open and save the file in Excel or WPS."}};
    case CellKind::Error:
        return IdFault{ListFault::NoText,
                       {"编号单元格是错误值 " + seen + "。", "the id cell holds the error " + seen + "."}};
    case CellKind::LossyNumber:
        return IdFault{ListFault::NoText,
                       {"编号 " + seen + " 是超过 15 位的数值，可能已丢失末位；请把该列设为文本并重新填写。",
                        "the id " + seen
                            + " is a number of more than 15 digits, which may have lost some; "
                              "format the column as text and enter it again."}};
    case CellKind::Date:
        return IdFault{ListFault::NoText,
                       {"编号单元格是日期 " + seen + "；请把该列设为文本。",
                        "the id cell holds the date " + seen + "; format the column as text."}};
    case CellKind::Text:
        break;
    }
    if (isBlank(cell.text))
        return IdFault{ListFault::Blank,
                       {"此行有内容而项目编号为空。", "this row has text but its project id is empty."}};
    if (hasLineBreak(cell.text))
        return IdFault{ListFault::LineBreak,
                       {"项目编号“" + seen + "”中有换行。", "the project id \"" + seen + "\" holds a line break."}};
    return std::nullopt;
}

} // namespace plumbline::core::exchange
