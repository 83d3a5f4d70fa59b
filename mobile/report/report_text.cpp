#include "mobile/report/report_text.h"

#include "core/exchange/report_sheets.h"
#include "core/record/entity_keys.h"
#include "core/scoring/why.h"
#include "mobile/document/apply_edit.h"
#include "mobile/document/texts.h"
#include "mobile/report/html_table.h"

#include <QDateTime>

#include <algorithm>

namespace plumbline::mobile {

using namespace core;

namespace {

class ReportText {
public:
    ReportText(const ReportFacts &facts, Language language)
        : m_facts(facts),
          m_audit(facts.audit),
          m_result(facts.result),
          m_language(language)
    {
    }

    QString html() const
    {
        return QStringLiteral("<html><body>") + title() + verdict() + scores() + indicators() + appendix() + sample()
            + evaluations() + customersSignatures() + leftOut() + history() + signatures()
            + QStringLiteral("</body></html>");
    }

private:
    QString say(const char *zh, const char *en) const
    {
        return QString::fromUtf8(m_language == Language::Chinese ? zh : en);
    }
    template <class View>
    QString pick(const View &text) const
    {
        return qt(text.in(m_language));
    }
    static QString orDash(const QString &text) { return text.isEmpty() ? QStringLiteral("–") : text; }
    static QString shown(const scoring::Score &score) { return score ? cut(*score) : QStringLiteral("–"); }
    static QString exact(const scoring::Score &score)
    {
        return score ? qt(scoring::exactText(*score)) : QStringLiteral("–");
    }
    static QString moment(std::int64_t millis)
    {
        return QDateTime::fromMSecsSinceEpoch(millis).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    QString stars(int count) const
    {
        if (count == 0)
            return say("不通过", "no pass");
        return say("%1 星", "%1 stars").arg(count);
    }

    QString title() const
    {
        return QStringLiteral("<h1>%1</h1>").arg(say("售后服务认证审核报告", "After-sales service audit report"))
            + paragraph(say("受审核方：", "Organisation: ") + qt(m_audit.organisation.name) + QStringLiteral("\n")
                        + say("依据：", "Standard: ") + qt(m_audit.standard) + QStringLiteral("\n")
                        + say("审核编号：", "Audit: ") + qt(m_audit.id) + QStringLiteral("\n")
                        + say("报告时间：", "Made: ") + moment(m_facts.madeMs));
    }

    QString verdict() const
    {
        QString line =
            m_result.pass ? say("通过，%1", "Pass, %1").arg(stars(m_result.stars)) : say("不通过", "No pass");
        line += m_result.final
            ? say("（最终结果）", " (final)")
            : say("（暂定，缺 %1 项；仍可能：%2 至 %3）", " (provisional, %1 missing; still possible: %2 to %3)")
                  .arg(m_result.missing.size())
                  .arg(stars(m_result.possible.worst), stars(m_result.possible.best));
        return QStringLiteral("<h2>%1</h2>").arg(line.toHtmlEscaped());
    }

    QString scores() const
    {
        HtmlTable table({say("项目", "Figure"), say("得分", "Score"), say("精确值", "Exactly"), say("说明", "Remark")},
                        {28, 14, 22, 36});
        QString service = say("%1 份有效评价", "%1 evaluations count").arg(m_result.evaluations);
        if (m_result.interval)
            service += say("；95% 区间 %1 至 %2", "; 95 % interval %1 to %2")
                           .arg(qt(m_result.interval->lower), qt(m_result.interval->upper));
        for (const int bound : m_result.straddles)
            service += say("；区间跨过 %1", "; the interval straddles %1").arg(bound);
        table.row(
            {say("服务特性（6.1.1）", "Service (6.1.1)"), shown(m_result.service), exact(m_result.service), service});
        table.row({say("管理成熟度（6.1.2）", "Management (6.1.2)"), shown(m_result.management),
                   exact(m_result.management),
                   m_result.level > 0 ? say("成熟度 %1 级", "maturity level %1").arg(m_result.level)
                                      : say("未达三级", "below level three")});
        for (const standard::Dimension &dimension : standard::dimensions()) {
            const auto &score = m_result.dimensions[static_cast<std::size_t>(dimension.number - 1)];
            table.row({QStringLiteral("%1  %2").arg(dimension.number).arg(pick(dimension.title)), QString(), QString(),
                       say("服务 %1，管理 %2", "service %1, management %2")
                           .arg(shown(score.service), shown(score.management))});
        }
        return table.html();
    }

    QString indicators() const
    {
        HtmlTable table({say("条款", "Clause"), say("符合性指标", "Conformity indicator"), say("状态", "State"),
                         say("备注", "Note")},
                        {10, 46, 22, 22});
        const auto word = [this](scoring::Indication state) {
            switch (state) {
            case scoring::Indication::Met:
                return say("满足", "met");
            case scoring::Indication::NotMet:
                return say("不满足", "not met");
            case scoring::Indication::NoCases:
                return say("无发生", "no cases");
            case scoring::Indication::NotRecorded:
                break;
            }
            return say("未记录", "not recorded");
        };
        for (std::size_t index = 0; index < m_result.indicators.size(); ++index) {
            const standard::Indicator &indicator = standard::indicators()[index];
            const scoring::IndicatorState &state = m_result.indicators[index];
            const auto mark = m_audit.conformity.indicators.find(std::string(indicator.code));
            QString standing = word(state.state);
            if (state.total)
                standing += QStringLiteral(" (%1 %)").arg(cut(*state.total));
            table.row({qt(indicator.code), pick(indicator.title), standing,
                       mark == m_audit.conformity.indicators.end() ? QString() : qt(mark->second.note)});
        }
        const QString conclusion = !m_result.conclusion      ? say("尚未作出", "still open")
            : *m_result.conclusion == audit::Conclusion::Met ? say("满足", "met")
                                                             : say("不满足", "not met");
        return heading(say("符合性（6.2）", "Conformity (6.2)")) + table.html()
            + paragraph(say("结论：", "Conclusion: ") + conclusion
                        + (m_audit.conformity.justification.empty() ? QString()
                                                                    : QStringLiteral("\n")
                                   + say("理由：", "Justification: ") + qt(m_audit.conformity.justification)));
    }

    /// Items in the order of Appendix 1: management points of points due, service as a share of full marks.
    QString appendix() const
    {
        HtmlTable table({say("条款", "Clause"), say("评价项", "Item"), say("应得分", "Due"), say("管理级别", "Level"),
                         say("管理实得分", "Management"), say("服务得分率", "Service")},
                        {9, 45, 9, 11, 14, 12});
        const scoring::FigureSources sources = scoring::why(m_audit, m_result).service;
        const scoring::ItemScope scope = scoring::scopeOf(m_audit);
        for (int index = 0; index < standard::kItemCount; ++index) {
            const auto item = static_cast<standard::ItemIndex>(index);
            const standard::Item &entry = standard::item(item);
            const exchange::ItemStanding standing = exchange::gradeStandingOf(m_audit, item, scope);
            const audit::Grade *grade = findGrade(m_audit, item);
            QString level;
            QString points;
            if (standing.state == exchange::ItemStanding::State::NotInvolved)
                level = say("不涉及", "not involved");
            else if (standing.state == exchange::ItemStanding::State::Given && grade && grade->level) {
                level = QString::number(*grade->level);
                points = qt(exchange::pointsText(entry.duePoints, standing.thousandths));
            }
            const auto effect = std::find_if(sources.items.begin(), sources.items.end(),
                                             [item](const auto &source) { return source.item == item; });
            QString share = entry.inService ? QStringLiteral("–") : QString();
            if (effect != sources.items.end())
                share = cut(100 * effect->earned / (effect->earned + effect->lost)) + QStringLiteral(" %");
            table.row({qt(entry.code), pick(entry.title), QString::number(entry.duePoints), orDash(level),
                       orDash(points), share});
        }
        return heading(say("附录 1 评价表", "Table of Appendix 1")) + table.html();
    }

    QString nameOf(const std::string &id) const
    {
        const audit::Project *project = findProject(m_audit, id);
        return project && !project->name.empty() ? qt(project->name) : qt(id);
    }

    QString sample() const
    {
        if (!m_audit.sample)
            return heading(say("抽样（4.1.3.1）", "Sample (4.1.3.1)")) + paragraph(say("尚未抽样。", "Not drawn yet."));
        const audit::Sample &sample = *m_audit.sample;
        QString facts =
            say("竣工项目 %1 个，至少抽 %2 个，已抽 %3 个。", "%1 finished projects, at least %2 to draw, %3 drawn.")
                .arg(m_result.projects)
                .arg(m_result.required.value_or(0))
                .arg(sample.drawn.size());
        facts += QStringLiteral("\n") + say("种子：", "Seed: ") + qt(sample.seed) + QStringLiteral("\n")
            + say("项目清单哈希（SHA-256）：", "Hash of the project list (SHA-256): ") + qt(sample.frame.value_or("–"))
            + QStringLiteral("\n")
            + (m_result.verified
                   ? say("已核验：样本可由种子与清单重现。", "Verified: the sample follows from seed and list.")
                   : say("未核验。", "Not verified."));
        for (const Text &objection : m_result.objections)
            facts += QStringLiteral("\n") + pick(objection);
        HtmlTable table({say("序", "No."), say("编号", "Id"), say("项目", "Project"), say("有效评价", "Evaluations")},
                        {7, 18, 61, 14});
        int place = 0;
        for (const std::string &id : m_result.current) {
            const auto counting = std::count_if(
                m_result.evaluationScores.begin(), m_result.evaluationScores.end(),
                [&](const auto &score) { return score.counts && m_audit.evaluations[score.index].project == id; });
            table.row({QString::number(++place), qt(id), nameOf(id), QString::number(counting)});
        }
        QString replaced;
        for (const audit::Replacement &replacement : sample.replacements)
            replaced += paragraph(say("替换：%1 → %2，理由：%3", "Replaced: %1 → %2, because: %3")
                                      .arg(qt(replacement.out), qt(replacement.in), qt(replacement.reason)));
        return heading(say("抽样（4.1.3.1）", "Sample (4.1.3.1)")) + paragraph(facts) + table.html() + replaced;
    }

    QString evaluations() const
    {
        HtmlTable table({say("项目", "Project"), say("评价人", "By"), say("时间", "At"), say("得分", "Score"),
                         say("状态", "State")},
                        {34, 18, 20, 10, 18});
        for (const scoring::EvaluationScore &score : m_result.evaluationScores) {
            const audit::Evaluation &evaluation = m_audit.evaluations[score.index];
            const auto &handedIn = m_facts.history.submitted;
            const bool sealed = std::find(handedIn.begin(), handedIn.end(), evaluation.id) != handedIn.end();
            QString state = audit::isReason(evaluation.excluded)
                ? say("剔除：", "left out: ") + qt(*evaluation.excluded)
                : score.counts   ? say("计入", "counts")
                : score.complete ? say("样本之外", "outside the sample")
                                 : say("未完成", "not complete");
            if (sealed)
                state += say("，顾客已提交封存", ", handed in and sealed");
            const QString by = evaluation.kind == audit::EvaluatorKind::Auditor ? say("审核员 ", "auditor ")
                                                                                : say("顾客 ", "customer ");
            table.row({nameOf(evaluation.project), by + qt(evaluation.evaluator),
                       qt(evaluation.at).left(16).replace('T', ' '), shown(score.score), state});
        }
        return heading(say("评价（6.1.1）", "Evaluations (6.1.1)")) + table.html();
    }

    QString customersSignatures() const
    {
        if (m_facts.signatures.empty())
            return {};
        HtmlTable table({say("项目", "Project"), say("顾客", "Customer"), say("签名", "Signature")}, {44, 22, 34});
        for (const audit::Evaluation &evaluation : m_audit.evaluations) {
            if (m_facts.signatures.contains(evaluation.id))
                table.row({nameOf(evaluation.project), orDash(qt(evaluation.evaluator))},
                          signaturePicture(evaluation.id));
        }
        return heading(say("顾客签名", "Signatures of customers")) + table.html();
    }

    /// What an amendment is of, in the words of the standard and of the list.
    QString named(const record::Entity &entity) const
    {
        using record::EntityKind;
        const auto item = [this](std::string_view code) {
            const auto found = standard::findItem(code);
            return found ? qt(code) + QStringLiteral("  ") + pick(standard::item(*found).title) : qt(code);
        };
        switch (entity.kind) {
        case EntityKind::Answer: {
            const auto [evaluation, code] = record::splitAnswerKey(entity.key);
            const audit::Evaluation *of = findEvaluation(m_audit, std::string(evaluation));
            return item(code) + (of ? QStringLiteral("\n") + nameOf(of->project) : QString());
        }
        case EntityKind::Management:
        case EntityKind::NotInvolved:
            return item(entity.key);
        case EntityKind::Evaluation: {
            const audit::Evaluation *of = findEvaluation(m_audit, entity.key);
            return of ? nameOf(of->project) : qt(entity.key);
        }
        case EntityKind::Project:
        case EntityKind::Visit:
            return nameOf(entity.key);
        case EntityKind::Sample:
        case EntityKind::Replacement:
            return say("抽样", "Sample");
        case EntityKind::Conformity:
            return say("符合性结论", "Conclusion on the indicators");
        default:
            return qt(entity.key);
        }
    }

    QString leftOut() const
    {
        HtmlTable table({say("条款", "Clause"), say("评价项", "Item"), say("理由或证据", "Reason or evidence")},
                        {10, 36, 54});
        bool any = false;
        const auto add = [&](standard::ItemIndex item, const QString &text) {
            table.row({qt(standard::item(item).code), pick(standard::item(item).title), text});
            any = true;
        };
        for (const auto &[item, reason] : m_audit.notInvolved) {
            if (audit::isReason(reason))
                add(item, say("整个审核不涉及：", "not involved in the audit: ") + qt(reason));
        }
        for (const audit::Grade &grade : m_audit.management) {
            if (audit::isReason(grade.notInvolved))
                add(grade.item, say("不涉及：", "not involved: ") + qt(*grade.notInvolved));
            else if (!grade.note.empty())
                add(grade.item, qt(grade.note));
        }
        return any ? heading(say("不涉及与证据", "Not involved, and evidence")) + table.html() : QString();
    }

    QString history() const
    {
        const HistoryInShort &history = m_facts.history;
        QString facts = say("共 %1 次记录，%2 至 %3。", "%1 changes on record, %2 to %3.")
                            .arg(history.changes)
                            .arg(moment(history.firstMs), moment(history.lastMs));
        for (const auto &[author, count] : history.byAuthor)
            facts += QStringLiteral("\n") + say("%1：%2 次", "%1: %2").arg(orDash(qt(author))).arg(count);
        HtmlTable table({say("时间", "When"), say("记录人", "Who"), say("对象", "What"), say("理由", "Reason")},
                        {20, 16, 28, 36});
        for (const HistoryInShort::Amendment &amendment : history.amendments)
            table.row({moment(amendment.millis), qt(amendment.author), named(amendment.entity), qt(amendment.reason)});
        return heading(say("记录摘要", "History in short")) + paragraph(facts)
            + (history.amendments.empty() ? QString() : table.html());
    }

    QString signatures() const
    {
        HtmlTable table({say("角色", "Role"), say("签名", "Signature"), say("日期", "Date")}, {34, 40, 26});
        QStringList signers;
        for (const char *duty : {"lead", "auditor"}) {
            const QString role =
                std::string_view(duty) == "lead" ? say("审核组长", "Lead auditor") : say("审核员", "Auditor");
            QStringList names;
            for (const auto &[name, held] : m_facts.history.team) {
                if (held == duty)
                    names << role + QStringLiteral("\n") + qt(name);
            }
            signers << (names.isEmpty() ? QStringList{role + QStringLiteral("\n")} : names);
        }
        signers << say("受审核方代表", "For the organisation") + QStringLiteral("\n");
        for (const QString &signer : signers)
            table.row({signer + QStringLiteral("\n"), QString(), QString()});
        return heading(say("签署", "Signatures")) + table.html();
    }

    const ReportFacts &m_facts;
    const audit::Audit &m_audit;
    const scoring::AuditResult &m_result;
    Language m_language;
};

} // namespace

QString signaturePicture(const std::string &evaluation)
{
    return QStringLiteral("signature:") + qt(evaluation);
}

QString reportHtml(const ReportFacts &facts, Language language)
{
    return ReportText(facts, language).html();
}

} // namespace plumbline::mobile
