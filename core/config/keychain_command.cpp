#include "core/config/keychain_command.h"

#include "core/config/shell_split.h"

#include <charconv>

namespace botoscope::config {

namespace {

constexpr std::int64_t leastSeconds = 900;
constexpr std::int64_t mostSeconds = 129600;
constexpr std::string_view programName = "botoscope";
constexpr std::string_view sessionOption = "--session-token";

bool isPlain(char letter)
{
    const auto in = [letter](char first, char last) { return letter >= first && letter <= last; };
    return in('a', 'z') || in('A', 'Z') || in('0', '9') ||
           std::string_view("_./:@%+=,-").find(letter) != std::string::npos;
}

Result<std::string> word(std::string_view text)
{
    bool plain = !text.empty();
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f ||
            std::string_view("\"'$`\\").find(letter) != std::string::npos) {
            return Error(ErrorCode::InvalidArgument,
                         "\"" + std::string(text) +
                             "\" can't stand in credential_process: quotes, $, ` and \\ are "
                             "read differently by different programs");
        }
        plain = plain && isPlain(letter);
    }
    return plain ? std::string(text) : '"' + std::string(text) + '"';
}

/// The program's own words, without its name. nullopt: another program's command.
std::optional<std::vector<std::string>> ownWords(std::string_view commandLine)
{
    auto words = shellSplit(commandLine);
    if (!words || words->size() < 2) {
        return std::nullopt;
    }
    const std::string& program = words->front();
    const bool ours = program.substr(program.rfind('/') + 1) == programName && words->at(1) == keychainVerb;
    if (!ours) {
        return std::nullopt;
    }
    words->erase(words->begin(), words->begin() + 2);
    return words;
}

bool readSessionOption(const std::string& text, KeychainCommand& command)
{
    if (text == sessionOption) {
        command.sessionSeconds = defaultSessionSeconds;
        return true;
    }
    if (!text.starts_with(std::string(sessionOption) + '=')) {
        return false;
    }
    const auto seconds = parseSessionSeconds(std::string_view(text).substr(sessionOption.size() + 1));
    if (seconds.ok()) {
        command.sessionSeconds = *seconds;
    }
    return seconds.ok();
}

} // namespace

Result<std::int64_t> parseSessionSeconds(std::string_view text)
{
    std::int64_t seconds = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || stop != text.data() + text.size() || seconds < leastSeconds || seconds > mostSeconds) {
        return Error(ErrorCode::InvalidArgument,
                     std::string(sessionOption) + " takes 900 to 129600 seconds, not \"" + std::string(text) + '"');
    }
    return seconds;
}

bool isKeychainCommand(std::string_view commandLine)
{
    return ownWords(commandLine).has_value();
}

std::optional<KeychainCommand> parseKeychainCommand(std::string_view commandLine)
{
    const auto words = ownWords(commandLine);
    if (!words) {
        return std::nullopt;
    }
    constexpr std::string_view profileOption = "--profile=";
    KeychainCommand command;
    for (std::size_t i = 0; i < words->size(); ++i) {
        const std::string& text = words->at(i);
        if (text == "--profile" && i + 1 < words->size()) {
            command.profile = words->at(++i);
        } else if (text.starts_with(profileOption)) {
            command.profile = text.substr(profileOption.size());
        } else if (!readSessionOption(text, command)) {
            return std::nullopt;
        }
    }
    return command.profile.empty() ? std::nullopt : std::optional(command);
}

Result<std::string> withKeychainProfile(std::string_view commandLine, const std::string& profile)
{
    auto command = parseKeychainCommand(commandLine);
    if (!command) {
        return Error(ErrorCode::InvalidArgument, "That credential_process is another program's");
    }
    command->profile = profile;
    return keychainCommandLine(shellSplit(commandLine)->front(), *command);
}

Result<std::string> keychainCommandLine(std::string_view program, const KeychainCommand& command)
{
    auto first = word(program);
    if (!first.ok()) {
        return first;
    }
    auto profile = word(command.profile);
    if (!profile.ok()) {
        return profile;
    }
    std::string line = *first + ' ' + std::string(keychainVerb) + " --profile " + *profile;
    if (command.sessionSeconds) {
        line += ' ' + std::string(sessionOption) + '=' + std::to_string(*command.sessionSeconds);
    }
    return line;
}

} // namespace botoscope::config
