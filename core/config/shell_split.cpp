#include "core/config/shell_split.h"

namespace botoscope::config {

namespace {

/// Reads from an opening quote to its end; false when there is none.
bool readQuoted(std::string_view text, std::size_t& i, std::string& word)
{
    const char quote = text[i++];
    for (; i < text.size(); ++i) {
        if (text[i] == quote) {
            return true;
        }
        const bool escape = quote == '"' && text[i] == '\\';
        if (escape && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\')) {
            ++i;
        }
        word += text[i];
    }
    return false;
}

} // namespace

std::optional<std::vector<std::string>> shellSplit(std::string_view text)
{
    std::vector<std::string> words;
    std::optional<std::string> word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            if (word) {
                words.push_back(std::move(*word));
                word.reset();
            }
            continue;
        }
        word = std::move(word).value_or(std::string());
        if (c == '\'' || c == '"') {
            if (!readQuoted(text, i, *word)) {
                return std::nullopt;
            }
        } else if (c == '\\') {
            if (++i == text.size()) {
                return std::nullopt;
            }
            *word += text[i];
        } else {
            *word += c;
        }
    }
    if (word) {
        words.push_back(std::move(*word));
    }
    return words;
}

} // namespace botoscope::config
