// attach STORE PIN-FILE AUTHOR AUDIT FILE...: what the app does with a photo, without the app: keeps its bytes and
// names it in the record. attach --has STORE PIN-FILE SHA256: exit 0 if the store holds it.
// attach --grade STORE PIN-FILE AUTHOR AUDIT: grades an item of management as this author.
// attach --sign STORE PIN-FILE AUTHOR AUDIT EVALUATION SHA256: that attachment is the evaluation's signature.

#include "core/cli/pin.h"
#include "core/store/store.h"

#include <fstream>
#include <iostream>
#include <iterator>

using namespace plumbline::core;

namespace {

int failed(const Error &error)
{
    std::cerr << error.message.en << ' ' << error.place << '\n';
    return 1;
}

} // namespace

int main(int count, char **words)
{
    std::vector<std::string> arguments(words + 1, words + count);
    const bool asks = !arguments.empty() && arguments.front() == "--has";
    const bool grades = !arguments.empty() && arguments.front() == "--grade";
    const bool signs = !arguments.empty() && arguments.front() == "--sign";
    if (asks || grades || signs)
        arguments.erase(arguments.begin());
    if (arguments.size() < 3)
        return 2;
    const SystemClock clock;
    SystemRandom random;
    const auto pin = cli::pinFromFile(arguments[1]);
    if (!pin)
        return failed(pin.error());
    auto store = store::Store::open(arguments[0], store::PinProtection{*pin, {}}, {clock, random});
    if (!store)
        return failed(store.error());
    if (asks)
        return (*store)->attachment(arguments[2]).ok() ? 0 : 1;
    if (grades) {
        const auto made =
            (*store)->append(arguments.at(3), arguments[2],
                             {{{record::EntityKind::Management, "1.1.2"}, {{"level", std::int64_t(3)}}, {}}});
        return made ? 0 : failed(made.error());
    }
    if (signs) {
        const auto made = (*store)->append(
            arguments.at(3), arguments[2],
            {{{record::EntityKind::Evaluation, arguments.at(4)}, {{"signature", arguments.at(5)}}, {}}});
        return made ? 0 : failed(made.error());
    }
    for (std::size_t i = 4; i < arguments.size(); ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const auto name = (*store)->putAttachment(asBytes(bytes));
        if (!name)
            return failed(name.error());
        const auto made = (*store)->append(arguments[3], arguments[2],
                                           {{{record::EntityKind::Attachment, *name},
                                             {{"name", arguments[i].substr(arguments[i].rfind('/') + 1)}},
                                             {}}});
        if (!made)
            return failed(made.error());
        std::cout << *name << '\n';
    }
    return 0;
}
