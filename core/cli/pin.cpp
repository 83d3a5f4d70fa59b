#include "core/cli/pin.h"

#include "core/exchange/file_bytes.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace plumbline::core::cli {

namespace {

constexpr std::size_t kMaxPinBytes = 1024; // a first line longer than this is no PIN

/// A secret that is asked for: its questions, and what is said where nobody can be asked.
struct Asked {
    Text first;
    Text again;
    Error unanswered;
};

const Asked kPin{{"PIN：", "PIN: "},
                 {"再输入一次 PIN：", "PIN again: "},
                 {ErrorCode::InvalidInput,
                  {"需要 PIN：请用 --pin-file 指定文件，或在终端中运行。",
                   "a PIN is needed: give --pin-file, or run it on a terminal."},
                  "--pin-file"}};
const Asked kPassphrase{{"口令：", "passphrase: "},
                        {"再输入一次口令：", "passphrase again: "},
                        {ErrorCode::InvalidInput,
                         {"需要文件的口令：请用 --passphrase-file 指定文件，或在终端中运行。",
                          "the file's passphrase is needed: give --passphrase-file, or run it on a terminal."},
                         "--passphrase-file"}};

/// The terminal with echo off for as long as this lives. Ctrl-C comes as a character, so that echo is always restored.
class Terminal {
public:
    Terminal()
    {
        if (::isatty(STDIN_FILENO) == 0 || ::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        m_open = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Terminal()
    {
        if (m_open)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    bool isOpen() const { return m_open; }

    /// One line; nothing at the end of input or after Ctrl-C.
    std::optional<std::string> ask(const std::string &question)
    {
        constexpr char kCtrlC = '\x03';
        (void)!::write(STDERR_FILENO, question.data(), question.size());
        std::string line;
        char c = 0;
        while (line.size() < kMaxPinBytes && ::read(STDIN_FILENO, &c, 1) == 1 && c != kCtrlC) {
            if (c == '\n') {
                (void)!::write(STDERR_FILENO, "\n", 1);
                return line;
            }
            line += c;
        }
        (void)!::write(STDERR_FILENO, "\n", 1);
        return std::nullopt;
    }

private:
    termios m_before{};
    bool m_open = false;
};

} // namespace

Result<std::string> pinFromFile(const std::string &file)
{
    const Text tried{"--pin-file 无法读取", "--pin-file cannot be read"};
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return exchange::fileError(errno, file, tried);
    struct stat status{};
    const bool known = ::fstat(handle, &status) == 0;
    std::string bytes(kMaxPinBytes, '\0');
    const ssize_t got = known ? ::read(handle, bytes.data(), bytes.size()) : -1;
    const int code = errno;
    ::close(handle);
    if (known && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error{
            ErrorCode::InvalidInput,
            {"PIN 文件可被他人读取；请执行 chmod 600 后再试。", "others may read the PIN file; chmod 600 it first."},
            file};
    if (known && status.st_uid != ::geteuid() && ::geteuid() != 0)
        return Error{
            ErrorCode::InvalidInput, {"PIN 文件不属于当前用户。", "the PIN file belongs to another user."}, file};
    if (got < 0)
        return exchange::fileError(code, file, tried);
    bytes.resize(static_cast<std::size_t>(got));
    std::string pin = bytes.substr(0, bytes.find('\n'));
    if (pin.ends_with('\r'))
        pin.pop_back();
    if (pin.empty())
        return Error{
            ErrorCode::InvalidInput, {"PIN 文件的第一行是空的。", "the first line of the PIN file is empty."}, file};
    return pin;
}

namespace {

Result<std::string> fromTerminal(const Asked &asked, Language language, bool isNew)
{
    Terminal terminal;
    if (!terminal.isOpen())
        return asked.unanswered;
    const std::optional<std::string> secret = terminal.ask(asked.first.in(language));
    if (!secret)
        return asked.unanswered;
    if (isNew) {
        const std::optional<std::string> again = terminal.ask(asked.again.in(language));
        if (!again || *again != *secret)
            return Error{ErrorCode::InvalidInput, {"两次输入不同。", "the two entries differ."}, {}};
    }
    return *secret;
}

} // namespace

Result<std::string> pinFromTerminal(Language language, bool isNew)
{
    return fromTerminal(kPin, language, isNew);
}

Result<std::string> passphraseFromTerminal(Language language, bool isNew)
{
    return fromTerminal(kPassphrase, language, isNew);
}

} // namespace plumbline::core::cli
