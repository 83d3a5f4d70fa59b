#pragma once
// What stands in the cells of rows that are no projects: totals, labels of signatures and notes, units.
// All take folded text (folded_text.h).

#include <string_view>

namespace plumbline::core::exchange {

/// A number with or without its unit, or a dash: "1200", "1,200.5", "12万元", "85%", "5个项目", "-". No date.
bool isFigure(std::string_view text);

/// "合计", "本页小计", "grandtotal", "合计(万元)", "共3项", "total:12", and nothing else besides.
bool isTotal(std::string_view text);

/// "3个项目", "3 projects": how many there are, where it stands alone in its row.
bool isCountOfProjects(std::string_view text);

/// "房建小计", "2025年合计": a total of something. A name may end like that, so the rest of the row has to agree.
bool endsAsTotal(std::string_view text);

enum class Label { None, Signature, Note };

/// What a cell is the label of: "填表人:王五", "审核:", "日期:2026年", "preparedby:", "注:本表…", "备注1,…".
Label labelOf(std::string_view text);

/// The label alone, without colon: "制表人", "备注".
Label bareLabelOf(std::string_view text);

/// "(以下空白)", "第1页共2页", "endoflist", "***".
bool isEndMark(std::string_view text);

/// "2024-06-30", "2024年6月", "2026/01/01 10:00": digits and what stands between them in a date.
bool isDate(std::string_view text);

/// "(万元)", "m2", "yyyy-mm-dd", "必填": what may stand in a cell below its heading to say how to fill the column.
bool isUnit(std::string_view text);

} // namespace plumbline::core::exchange
