#include "core/cli/audit_input.h"
#include "core/cli/commands.h"
#include "core/cli/result_json.h"
#include "core/cli/result_text.h"
#include "core/cli/why_text.h"

namespace plumbline::core::cli {

int runScore(const ScoreArguments &arguments, bool json, Console &console)
{
    const Result<audit::Audit, Faults> audit = loadAudit(arguments.audit);
    if (!audit)
        return console.fail(audit.error());
    const scoring::AuditResult result = scoring::score(*audit);
    const scoring::Why why = scoring::why(*audit, result);
    const Language language = console.language();
    console.print(json ? resultJson(*audit, result, why)
                       : resultText(*audit, result, language) + whyText(why, language));
    return console.finish();
}

} // namespace plumbline::core::cli
