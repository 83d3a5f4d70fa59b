#pragma once
// What a command says: results to standard output, messages to standard error. Results are kept until the command is
// done, so that nothing is printed of a run that fails.

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace plumbline::core::cli {

class Console {
public:
    explicit Console(Language language) : m_language(language) { }

    Language language() const { return m_language; }
    const std::string &in(const Text &text) const { return text.in(m_language); }

    /// As it is: foreign texts in lines for people go through printable() first.
    void print(std::string_view text) { m_out += text; }
    /// Prints at once what has gathered, for output that should not gather whole. Then false once writing failed.
    bool printNow();

    /// One line to standard error: "place: message". What a terminal would obey is escaped.
    void say(const Error &error);
    void say(const Text &text);
    /// All faults; the exit status that they amount to.
    int fail(const Error &error);
    int fail(const Faults &faults);

    /// Writes what was printed; the exit status of a command that is otherwise done.
    int finish();

private:
    Language m_language;
    std::string m_out;
    int m_outputError = 0; ///< errno
};

/// Standard streams that were closed are taken by /dev/null, so that no file of ours gets their numbers; writing to a
/// closed standard output still fails. A reader that went away is an error of the write, not a signal.
void secureStandardStreams();

} // namespace plumbline::core::cli
