#include "core/exchange/missing_words.h"

namespace plumbline::core::exchange {

Text missingWords(const scoring::Missing &entry)
{
    const std::string project = entry.project.value_or(std::string());
    const std::string evaluation = entry.evaluation.value_or(std::string());
    std::string code, zh, en;
    if (entry.item) {
        const standard::Item &item = standard::item(*entry.item);
        code = item.code;
        zh = item.title.zh;
        en = item.title.en;
    }
    using What = scoring::Missing::What;
    switch (entry.what) {
    case What::Answer:
        if (!entry.item)
            return {"项目 " + project + " 的评价 " + evaluation + "：没有任何一项作答",
                    "evaluation " + evaluation + " of project " + project + ": nothing is answered"};
        return {"项目 " + project + " 的评价 " + evaluation + "：" + code + " " + zh,
                "evaluation " + evaluation + " of project " + project + ": " + code + " " + en};
    case What::Conclusion:
        return {"符合性结论（6.2）", "the conformity conclusion (6.2)"};
    case What::Evaluation:
        return {"项目 " + project + " 还没有完整的评价", "project " + project + " has no complete evaluation"};
    case What::Justification:
        return {"在有指标不符合或未记录时得出“符合”的书面理由（6.2）",
                "a written justification of \"met\" while an indicator is not met or not recorded (6.2)"};
    case What::Management:
        return {"管理要求 " + code + " " + zh, "management item " + code + " " + en};
    case What::Sample:
        return {"样本：没有抽样，或少于规定的数量（4.1.3.1）", "the sample: none, or fewer than required (4.1.3.1)"};
    case What::SampleUnverified:
        return {"样本与种子、清单或候补顺序不符（4.1.3.1）",
                "the sample does not follow from its seed, list or reserve (4.1.3.1)"};
    }
    return {};
}

} // namespace plumbline::core::exchange
