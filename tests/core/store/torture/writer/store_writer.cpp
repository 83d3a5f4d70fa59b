// Writes into a store until it is killed. Every line on standard output is an acknowledgement: "c NUMBER" of a change,
// "a SHA256" of an attachment, "s NUMBER" of a setting.

#include "core/store/store.h"
#include "tests/core/store/torture/script.h"

#include <cstdio>
#include <unistd.h>

using namespace plumbline::tests::torture;

namespace {

/// One write each, so that what the pipe holds when the process dies is whole.
void acknowledge(const std::string &line)
{
    const std::string whole = line + '\n';
    if (::write(STDOUT_FILENO, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size()))
        ::_exit(3);
}

template <class R>
void require(const R &result)
{
    if (result)
        return;
    std::fprintf(stderr, "%s: %s\n", result.error().place.c_str(), result.error().message.en.c_str());
    ::_exit(2);
}

} // namespace

int main(int, char **arguments)
{
    const std::filesystem::path folder = arguments[1];
    SystemClock clock;
    SystemRandom random;
    const store::Surroundings surroundings{clock, random};
    const store::Protection protection = store::KeyFileProtection{};
    auto opened = store::protectionOf(folder) ? store::Store::open(folder, protection, surroundings)
                                              : store::Store::create(folder, protection, surroundings);
    require(opened);
    store::Store &store = **opened;
    const auto heads = store.heads(kAudit);
    require(heads);
    std::uint64_t number = heads->empty() ? 0 : heads->front().number;
    for (;;) {
        std::vector<Edit> edits;
        for (std::uint64_t left = countAfter(number); left > 0; --left)
            edits.push_back(editOf(++number));
        const auto made = store.append(kAudit, "writer", edits);
        require(made);
        if (made->empty() || made->back().number != number)
            ::_exit(4);
        acknowledge("c " + std::to_string(number));
        if (number % 11 == 0) {
            const auto name = store.putAttachment(attachmentOf(number));
            require(name);
            acknowledge("a " + *name);
        }
        if (number % 13 == 0) {
            require(store.putSetting(kSetting, asBytes(std::to_string(number))));
            acknowledge("s " + std::to_string(number));
        }
    }
}
