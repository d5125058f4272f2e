#include "core/model/near_names.h"

#include "core/model/service_model.h"

namespace botoscope::model {

namespace {

constexpr std::size_t maxSuggestions = 5;
constexpr std::size_t maxLength = 128; // longer than any operation's name; bounds the work

/// Words in lower case: of any of the three spellings.
std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words(1);
    for (const char c : xformName(name)) {
        if (c == '_' || c == '-' || c == ' ') {
            words.emplace_back();
        } else {
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    std::erase(words, std::string());
    return words;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) {
        out += word;
    }
    return out;
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row[b.size()];
}

std::size_t sharedWords(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return static_cast<std::size_t>(std::count_if(
        a.begin(), a.end(), [&b](const auto& word) { return std::find(b.begin(), b.end(), word) != b.end(); }));
}

} // namespace

std::vector<std::string_view> nearNames(std::string_view wanted, const std::vector<std::string_view>& names)
{
    const std::vector<std::string> wantedWords = wordsOf(wanted.substr(0, maxLength));
    const std::string wantedText = joined(wantedWords);
    std::vector<std::pair<std::size_t, std::string_view>> ranked; // distance, name
    for (const std::string_view name : names) {
        const std::vector<std::string> words = wordsOf(name);
        const std::string text = joined(words);
        const std::size_t distance = editDistance(wantedText, text);
        const std::size_t shared = sharedWords(wantedWords, words);
        const bool fewEdits = distance <= std::max<std::size_t>(2, wantedText.size() / 4);
        if (fewEdits || (shared >= 1 && 2 * shared >= wantedWords.size())) {
            ranked.emplace_back(fewEdits ? distance : 1000 + distance, name);
        }
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), maxSuggestions));
    std::vector<std::string_view> out;
    for (const auto& [distance, name] : ranked) {
        out.push_back(name);
    }
    return out;
}

std::string joinNames(const std::vector<std::string_view>& names)
{
    std::string out;
    for (const std::string_view name : names) {
        out += out.empty() ? "" : ", ";
        out += name;
    }
    return out;
}

} // namespace botoscope::model
