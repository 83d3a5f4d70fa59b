#pragma once
// Expected failures are values: a code for programs and a sentence, in Chinese and English, that a person can act on.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace plumbline::core {

enum class Language { Chinese, English };

/// A sentence or label in both languages of the product. UTF-8.
struct Text {
    std::string zh;
    std::string en;

    const std::string &in(Language language) const { return language == Language::Chinese ? zh : en; }
    friend bool operator==(const Text &, const Text &) = default;
};

enum class ErrorCode {
    InvalidInput, ///< the caller's data or command line is wrong; nothing was written
    NotFound,
    Io,
    DiskFull,
    Busy, ///< held by another process or still at work
    WrongPin,
    Corrupted, ///< stored bytes do not match what was stored
    Refused,   ///< a peer, a role or a rule says no
    Network,
    Untrusted, ///< a certificate, signature or fingerprint does not check
    Expired,
    Unsupported,
    Internal,
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    Text message;      ///< one sentence: what is wrong and what to do
    std::string place; ///< file:line, JSON pointer, cell or option; empty where there is none

    friend bool operator==(const Error &, const Error &) = default;
};

/// Every fault of one input, in the order of the input.
using Faults = std::vector<Error>;

/// The value of an operation that succeeded or why it did not. T may be void.
template <class T, class E = Error>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) { }
    Result(E error) : m_state(std::in_place_index<1>, std::move(error)) { }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    // By value: a reference into a Result that is itself a temporary would dangle in `for (x : *store.heads())`.
    T value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    E &error() & { return std::get<1>(m_state); }
    const E &error() const & { return std::get<1>(m_state); }
    E &&error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, E> m_state;
};

template <class E>
class [[nodiscard]] Result<void, E> {
public:
    Result() = default;
    Result(E error) : m_error(std::move(error)) { }

    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    E &error() & { return *m_error; }
    const E &error() const & { return *m_error; }
    E &&error() && { return *std::move(m_error); }

private:
    std::optional<E> m_error; ///< an empty Error would be three strings made and ended for each success
};

} // namespace plumbline::core
