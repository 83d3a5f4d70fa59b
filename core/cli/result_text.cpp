#include "core/cli/result_text.h"

#include "core/base/printable.h"
#include "core/exchange/missing_words.h"

namespace plumbline::core::cli {

namespace {

using scoring::AuditResult;

class ResultText {
public:
    explicit ResultText(Language language) : m_language(language) { }

    void line(const Text &text) { m_out += printable(text.in(m_language)) + '\n'; }
    void indented(const Text &text) { m_out += "  " + printable(text.in(m_language)) + '\n'; }
    std::string take() { return std::move(m_out); }

    std::string figure(const scoring::Score &score) const
    {
        if (!score)
            return Text{"无", "none"}.in(m_language);
        return scoring::cutToHundredths(*score) + " (= " + scoring::exactText(*score) + ")";
    }

private:
    Language m_language;
    std::string m_out;
};

Text levelText(int level)
{
    if (level == 0)
        return {"三级以下", "below three"};
    constexpr const char *kNames[] = {"三级", "四级", "五级"};
    return {kNames[level - 3], "level " + std::to_string(level)};
}

void verdict(ResultText &out, const AuditResult &result)
{
    const std::string stars = std::to_string(result.stars);
    Text text = result.pass ? Text{"结果：通过，" + stars + " 星", "result: pass, " + stars + " stars"}
                            : Text{"结果：不通过", "result: fail"};
    text.zh += result.final ? "（最终）" : "（暂定，见“尚缺”）";
    text.en += result.final ? " (final)" : " (provisional: see what is missing)";
    out.line(text);
    if (!result.final) {
        const std::string worst = std::to_string(result.possible.worst);
        const std::string best = std::to_string(result.possible.best);
        out.line({"仍可能的星级：" + worst + " 至 " + best, "stars still possible: " + worst + " to " + best});
    }
}

void figures(ResultText &out, const AuditResult &result)
{
    const std::string count = std::to_string(result.evaluations);
    out.line({"服务特性测评：" + out.figure(result.service) + "，" + count + " 份评价",
              "service: " + out.figure(result.service) + ", " + count + " evaluations"});
    if (result.interval)
        out.indented({"95 % 置信区间 [" + result.interval->lower + ", " + result.interval->upper + "]（仅供参考）",
                      "95 % interval [" + result.interval->lower + ", " + result.interval->upper + "] (advice only)"});
    for (const int threshold : result.straddles) {
        const std::string at = std::to_string(threshold);
        out.indented({"注意：区间跨过 " + at + " 分", "warning: the interval straddles " + at});
    }
    const Text level = levelText(result.level);
    out.line({"管理要求审核：" + out.figure(result.management) + "，" + level.zh,
              "management: " + out.figure(result.management) + ", " + level.en});
    for (const standard::Dimension &dimension : standard::dimensions()) {
        const scoring::DimensionScore &score = result.dimensions[static_cast<std::size_t>(dimension.number - 1)];
        const std::string number = std::to_string(dimension.number);
        out.indented({number + " " + std::string(dimension.title.zh) + "：服务 " + out.figure(score.service) + "，管理 "
                          + out.figure(score.management),
                      number + " " + std::string(dimension.title.en) + ": service " + out.figure(score.service)
                          + ", management " + out.figure(score.management)});
    }
}

Text indicationText(scoring::Indication state)
{
    switch (state) {
    case scoring::Indication::Met:
        return {"符合", "met"};
    case scoring::Indication::NotMet:
        return {"不符合", "not met"};
    case scoring::Indication::NoCases:
        return {"无案例", "no cases"};
    case scoring::Indication::NotRecorded:
        return {"未记录", "not recorded"};
    }
    return {};
}

void conformity(ResultText &out, const AuditResult &result)
{
    const Text open{"未定", "open"}, met{"符合", "met"}, notMet{"不符合", "not met"};
    const Text &conclusion = !result.conclusion ? open : *result.conclusion == audit::Conclusion::Met ? met : notMet;
    out.line({"符合性结论：" + conclusion.zh, "conformity: " + conclusion.en});
    const auto known = standard::indicators();
    for (std::size_t i = 0; i < result.indicators.size(); ++i) {
        const Text state = indicationText(result.indicators[i].state);
        const std::string code(result.indicators[i].code);
        Text text{code + " " + std::string(known[i].title.zh) + "：" + state.zh,
                  code + " " + std::string(known[i].title.en) + ": " + state.en};
        if (result.indicators[i].total) {
            text.zh += "（各月合计 " + out.figure(result.indicators[i].total) + " %）";
            text.en += " (all months together " + out.figure(result.indicators[i].total) + " %)";
        }
        out.indented(text);
    }
}

void sample(ResultText &out, const AuditResult &result)
{
    const std::string current = std::to_string(result.current.size());
    const std::string required = result.required ? std::to_string(*result.required) : "0";
    const std::string projects = std::to_string(result.projects);
    out.line({"样本：" + current + " 个项目，至少 " + required + " 个，总数 " + projects
                  + (result.verified ? "，已核实" : "，未核实"),
              "sample: " + current + " projects, at least " + required + " of " + projects
                  + (result.verified ? ", verified" : ", not verified")});
    for (const Text &objection : result.objections)
        out.indented(objection);
}

} // namespace

std::string resultText(const audit::Audit &audit, const AuditResult &result, Language language)
{
    ResultText out(language);
    out.line(
        {"审核 " + audit.id + "：" + audit.organisation.name, "audit " + audit.id + ": " + audit.organisation.name});
    verdict(out, result);
    figures(out, result);
    conformity(out, result);
    sample(out, result);
    if (!result.missing.empty())
        out.line({"尚缺：", "missing:"});
    for (const scoring::Missing &entry : result.missing)
        out.indented(exchange::missingWords(entry));
    if (!result.outsideSample.empty())
        out.line({"样本之外的评价（不计）：", "evaluations outside the sample (not counted):"});
    for (const std::string &id : result.outsideSample)
        out.indented({id, id});
    return out.take();
}

} // namespace plumbline::core::cli
