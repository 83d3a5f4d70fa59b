#include "core/cli/audit_input.h"
#include "core/cli/commands.h"
#include "core/cli/result_json.h"
#include "core/cli/result_text.h"

namespace plumbline::core::cli {

int runScore(const ScoreArguments &arguments, bool json, Console &console)
{
    const Result<audit::Audit, Faults> audit = loadAudit(arguments.audit);
    if (!audit)
        return console.fail(audit.error());
    const scoring::AuditResult result = scoring::score(*audit);
    console.print(json ? resultJson(result) : resultText(*audit, result, console.language()));
    return console.finish();
}

} // namespace plumbline::core::cli
