#include "core/cli/author.h"
#include "core/cli/commands.h"
#include "core/cli/store_access.h"
#include "core/exchange/json_writer.h"

namespace plumbline::core::cli {

namespace {

/// What is to be erased, and the option that named it.
std::pair<record::Entity, const char *> named(const EraseArguments &arguments)
{
    if (!arguments.evaluation.empty())
        return {{record::EntityKind::Evaluation, arguments.evaluation}, "--evaluation"};
    if (!arguments.project.empty())
        return {{record::EntityKind::Project, arguments.project}, "--project"};
    return {{record::EntityKind::Attachment, arguments.attachment}, "--attachment"};
}

} // namespace

int runErase(const EraseArguments &arguments, bool json, Console &console)
{
    StoreAccess access;
    if (const Result<void> opened = access.open(arguments.store, console.language(), false); !opened)
        return console.fail(opened.error());
    if (const Result<void> found = access.find(arguments.audit); !found)
        return console.fail(found.error());
    const auto [entity, option] = named(arguments);
    const Result<record::Registers> registers = access.store().registers(arguments.audit);
    if (!registers)
        return console.fail(registers.error());
    if (!registers->contains(entity))
        return console.fail(Error{ErrorCode::NotFound,
                                  {"审核中没有“" + entity.key + "”。", "the audit has no \"" + entity.key + "\"."},
                                  option});
    const Result<std::size_t> erased =
        access.store().erase(arguments.audit, author(), record::personalData(*registers, entity), arguments.reason);
    if (!erased)
        return console.fail(erased.error());
    if (json) {
        exchange::JsonWriter out;
        out.beginObject().member("audit", arguments.audit);
        out.name("erased").integer(static_cast<std::int64_t>(*erased)).endObject();
        console.print(out.take());
    } else {
        const std::string count = std::to_string(*erased);
        console.print(console.in({"已抹除 " + count + " 处个人数据，下次同步后各处均会抹除。\n",
                                  count + " pieces of personal data erased, everywhere after the next exchange.\n"}));
    }
    return console.finish();
}

} // namespace plumbline::core::cli
