#pragma once
// The command line as values.

#include "core/base/result.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace plumbline::core::cli {

struct SampleArguments {
    std::string list;
    std::string seed;
    std::optional<std::string> idColumn;
    std::optional<std::string> size;
    bool rowNumbers = false;
};

struct ScoreArguments {
    std::string audit;
};

struct CatalogueArguments { };

struct ReportArguments {
    std::string audit;
    std::string xlsx; ///< files to write; empty: not asked for
    std::string csv;
    std::string store; ///< whose log gives the history; may be empty
    std::string pinFile;
};

struct StoreArguments {
    std::string store;
    std::string pinFile; ///< empty: ask the terminal
};

struct ImportArguments {
    StoreArguments store;
    std::string audit;          ///< an audit file, or one of unconfirmed records
    std::string reason;         ///< of an amendment of what is closed
    std::string passphraseFile; ///< empty: ask the terminal
};

struct ExportArguments {
    StoreArguments store;
    std::string audit; ///< id
    std::string out;   ///< empty: standard output
    bool unconfirmed = false;
    std::string passphraseFile; ///< empty: ask the terminal
};

struct LogArguments {
    StoreArguments store;
    std::string audit;
};

struct VerifyArguments {
    StoreArguments store;
};

struct ConflictsArguments {
    StoreArguments store;
    std::string audit;
};

/// One of evaluation, project and attachment.
struct EraseArguments {
    StoreArguments store;
    std::string audit;
    std::string evaluation;
    std::string project;
    std::string attachment;
    std::string reason;
};

struct RepairArguments {
    StoreArguments store;
};

using Command =
    std::variant<SampleArguments, ScoreArguments, CatalogueArguments, ReportArguments, ImportArguments, ExportArguments,
                 LogArguments, VerifyArguments, ConflictsArguments, EraseArguments, RepairArguments>;

struct Request {
    Command command;
    bool json = false;
};

/// What to print instead of running a command: help or version.
struct Notice {
    std::string text;
};

/// The error is one sentence in both languages that names the option or argument.
Result<std::variant<Request, Notice>> parseArguments(const std::vector<std::string> &arguments, Language language);

} // namespace plumbline::core::cli
