#include "app/command_line.h"

#include "core/config/keychain_command.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <string_view>

namespace botoscope::app {

namespace {

struct VerbRow {
    std::string_view word;
    Verb verb;
    std::size_t operands; ///< names that must follow
    std::string_view usage;
};

constexpr std::array verbs = {
    VerbRow{"services", Verb::Services, 0, "botoscope services [--json]"},
    VerbRow{"operations", Verb::Operations, 1, "botoscope operations SERVICE [--json]"},
    VerbRow{"skeleton", Verb::Skeleton, 2, "botoscope skeleton SERVICE OPERATION"},
    VerbRow{"profiles", Verb::Profiles, 0, "botoscope profiles [--json] [--input JSON|FILE|- [--preview]]"},
    VerbRow{"call", Verb::Call, 2, "botoscope call SERVICE OPERATION [--input JSON|FILE|-] …"},
    VerbRow{"whoami", Verb::WhoAmI, 0,
            "botoscope whoami [--profile P] [--region R] [--explain] [--offline] [--output json|text]"},
    VerbRow{"wait", Verb::Wait, 2, "botoscope wait SERVICE WAITER [--input JSON|FILE|-] …"},
    VerbRow{"presign", Verb::Presign, 2,
            "botoscope presign SERVICE OPERATION [--input JSON|FILE|-] [--expires-in N] …"},
    VerbRow{"simulator", Verb::Simulator, 0, "botoscope simulator [--port N] [--fault SPEC]"},
    VerbRow{"tour", Verb::Tour, 1, "botoscope tour DIR"},
    VerbRow{config::keychainVerb, Verb::CredentialProcess, 0,
            "botoscope credential-process --profile P [--session-token[=SECONDS]]"},
    VerbRow{"sign-in", Verb::SignIn, 0, "botoscope sign-in [--profile P] [--no-browser]"},
    VerbRow{"keychain", Verb::Keychain, 1, "botoscope keychain set|status|remove|move|restore [--profile P]"},
};

Error usageError(std::string text)
{
    return Error(ErrorCode::InvalidArgument, std::move(text)).with("hint", "botoscope --help");
}

/// An option that takes a value, where the value goes, and which values it may have (none listed: any).
struct ValueOption {
    std::string_view name;
    std::function<Result<void>(CommandLine&, const std::string&)> store;
};

Result<void> storeOneOf(std::string& target, const std::string& value, std::initializer_list<std::string_view> allowed,
                        std::string_view option)
{
    if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
        std::string text(option);
        text += " takes one of";
        for (const std::string_view word : allowed) {
            text += ' ' + std::string(word);
        }
        return usageError(text + ", not \"" + value + '"');
    }
    target = value;
    return {};
}

/// A whole number of a range.
Result<void> storeNumber(int& target, const std::string& value, int least, int most, std::string_view option)
{
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, target);
    if (error != std::errc() || stop != end || target < least || target > most) {
        return usageError(std::string(option) + " takes a number from " + std::to_string(least) + " to " +
                          std::to_string(most) + ", not \"" + value + '"');
    }
    return {};
}

Result<void> storeDelay(CommandLine& line, const std::string& value)
{
    constexpr int hour = 3600;
    int seconds = 0;
    auto stored = storeNumber(seconds, value, 0, hour, "--delay");
    line.delaySeconds = seconds;
    return stored;
}

/// Whole seconds, as the AWS CLI takes them.
Result<void> storeSeconds(std::optional<std::int64_t>& micros, const std::string& value, std::string_view option)
{
    constexpr std::int64_t most = 1'000'000; // eleven days: longer than anybody waits
    std::int64_t seconds = 0;
    const char* end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, seconds);
    if (error != std::errc() || stop != end || seconds < 0 || seconds > most) {
        return usageError(std::string(option) + " takes whole seconds up to " + std::to_string(most) +
                          " (0: no limit), not \"" + value + '"');
    }
    micros = seconds * 1'000'000;
    return {};
}

Result<void> text(std::string& target, const std::string& value)
{
    target = value;
    return {};
}

const std::vector<ValueOption>& valueOptions()
{
    static const std::vector<ValueOption> options = {
        {"--profile", [](CommandLine& l, const std::string& v) { return text(l.profile, v); }},
        {"--region", [](CommandLine& l, const std::string& v) { return text(l.region, v); }},
        {"--endpoint-url", [](CommandLine& l, const std::string& v) { return text(l.endpointUrl, v); }},
        {"--open", [](CommandLine& l, const std::string& v) { return text(l.open, v); }},
        {"--query", [](CommandLine& l, const std::string& v) { return text(l.query, v); }},
        {"--fault", [](CommandLine& l, const std::string& v) { return text(l.fault, v); }},
        {"--input", [](CommandLine& l, const std::string& v) { return text(l.input.emplace(), v); }},
        {"--outfile", [](CommandLine& l, const std::string& v) { return text(l.outfile, v); }},
        {"--events", [](CommandLine& l, const std::string& v) { return text(l.events.emplace(), v); }},
        {"--port", [](CommandLine& l, const std::string& v) { return storeNumber(l.port, v, 0, 65535, "--port"); }},
        {"--expires-in",
         [](CommandLine& l, const std::string& v) {
             return storeNumber(l.expiresSeconds, v, 1, 604800, "--expires-in"); // a week, as services take it
         }},
        {"--delay", storeDelay},
        {"--max-attempts",
         [](CommandLine& l, const std::string& v) {
             return storeNumber(l.maxAttempts.emplace(), v, 1, 100000, "--max-attempts");
         }},
        {"--cli-read-timeout",
         [](CommandLine& l, const std::string& v) {
             return storeSeconds(l.readTimeoutMicros, v, "--cli-read-timeout");
         }},
        {"--cli-connect-timeout",
         [](CommandLine& l, const std::string& v) {
             return storeSeconds(l.connectTimeoutMicros, v, "--cli-connect-timeout");
         }},
        {"--dry-run",
         [](CommandLine& l, const std::string& v) {
             return storeOneOf(l.dryRun, v, {"validated", "serialized", "signed"}, "--dry-run");
         }},
        {"--output",
         [](CommandLine& l, const std::string& v) {
             return storeOneOf(l.output, v, {"json", "raw", "text"}, "--output");
         }},
    };
    return options;
}

/// Reads the words one after another.
class Reader {
public:
    explicit Reader(const std::vector<std::string>& words) : m_words(words) {}

    Result<CommandLine> read()
    {
        readVerb();
        while (m_at < m_words.size()) {
            auto one = readWord(m_words[m_at++]);
            if (!one.ok()) {
                return std::move(one).error();
            }
        }
        return finish();
    }

private:
    void readVerb()
    {
        for (const VerbRow& row : verbs) {
            if (!m_words.empty() && m_words[0] == row.word) {
                m_row = &row;
                m_line.verb = row.verb;
                m_at = 1;
            }
        }
    }

    Result<void> readWord(const std::string& word)
    {
        if (word == "--help" || word == "-h") {
            m_line.verb = Verb::Help;
            return {};
        }
        if (word == "--version") {
            m_line.verb = Verb::Version;
            return {};
        }
        if (word.size() > 1 && word[0] == '-') {
            return readOption(word);
        }
        m_operands.push_back(word);
        return {};
    }

    Result<void> readOption(const std::string& word)
    {
        const auto equals = word.find('=');
        const std::string name = word.substr(0, equals);
        if (name == "--trace") {
            return storeOneOf(m_line.trace, equals == std::string::npos ? "text" : word.substr(equals + 1),
                              {"text", "jsonl"}, name);
        }
        if (name == "--session-token") {
            return readSessionToken(equals == std::string::npos ? std::nullopt
                                                                : std::optional(word.substr(equals + 1)));
        }
        if (equals == std::string::npos && readFlag(name)) {
            return {};
        }
        for (const ValueOption& option : valueOptions()) {
            if (option.name == name) {
                return readValue(option, word, equals);
            }
        }
        return usageError("there is no option " + name);
    }

    Result<void> readSessionToken(const std::optional<std::string>& text)
    {
        const auto seconds = text ? config::parseSessionSeconds(*text) : config::defaultSessionSeconds;
        if (!seconds.ok()) {
            return usageError(seconds.error().message);
        }
        m_line.sessionSeconds = *seconds;
        return {};
    }

    bool readFlag(const std::string& name)
    {
        if (name == "--json") {
            m_line.json = true;
        } else if (name == "--preview") {
            m_line.preview = true;
        } else if (name == "--no-sign-request") {
            m_line.signRequest = false;
        } else if (name == "--allow-changes") {
            m_line.allowChanges = true;
        } else if (name == "--no-browser") {
            m_line.browser = false;
        } else if (name == "--all-pages") {
            m_line.allPages = true;
        } else if (name == "--explain") {
            m_line.explain = true;
        } else if (name == "--offline") {
            m_line.offline = true;
        } else if (name == "--report-start") {
            m_line.reportStart = true;
        } else {
            return false;
        }
        return true;
    }

    Result<void> readValue(const ValueOption& option, const std::string& word, std::size_t equals)
    {
        if (equals != std::string::npos) {
            return option.store(m_line, word.substr(equals + 1));
        }
        if (m_at >= m_words.size()) {
            return usageError(std::string(option.name) + " needs a value");
        }
        return option.store(m_line, m_words[m_at++]);
    }

    Result<CommandLine> finish()
    {
        if (m_line.verb == Verb::Help || m_line.verb == Verb::Version) {
            return m_line;
        }
        const bool whoAmI = m_line.verb == Verb::WhoAmI;
        if (m_line.output.empty()) {
            m_line.output = whoAmI ? "text" : "json";
        }
        if (m_line.output == (whoAmI ? "raw" : "text")) {
            return usageError("--output " + m_line.output + " is not for this command");
        }
        const std::size_t wanted = m_row ? m_row->operands : 0;
        if (m_operands.size() != wanted) {
            if (!m_row && !m_operands.empty()) {
                return usageError("there is no command \"" + m_operands[0] + '"');
            }
            return usageError("usage: " + std::string(m_row->usage));
        }
        if (m_line.verb == Verb::Tour) {
            m_line.directory = m_operands[0];
        } else if (m_line.verb == Verb::Keychain) {
            return storeOneOf(m_line.action, m_operands[0], {"set", "status", "remove", "move", "restore"}, "keychain")
                           .ok()
                       ? Result<CommandLine>(m_line)
                       : usageError("usage: " + std::string(m_row->usage));
        } else {
            m_line.service = wanted > 0 ? m_operands[0] : std::string();
            m_line.operation = wanted > 1 ? m_operands[1] : std::string();
        }
        return m_line;
    }

    const std::vector<std::string>& m_words;
    std::size_t m_at = 0;
    const VerbRow* m_row = nullptr;
    CommandLine m_line;
    std::vector<std::string> m_operands;
};

} // namespace

Result<CommandLine> parseCommandLine(const std::vector<std::string>& arguments)
{
    return Reader(arguments).read();
}

} // namespace botoscope::app
