#include "ui/browser/fuzzy.h"

#include <algorithm>
#include <array>

namespace botoscope::ui {

namespace {

constexpr int matchScore = 16;
constexpr int wordBonus = 14;
constexpr int camelBonus = 12;
constexpr int runBonus = 9;
constexpr int gapStart = -4;
constexpr int gapMore = -1;
constexpr int skippedStart = -6; // a word start jumped over: "lsob" means ListObjects before ListSomethingObjects
constexpr int longestText = 160;
constexpr int longestQuery = 48;

char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSeparator(char c)
{
    return c == ' ' || c == '-' || c == '_' || c == '.';
}

std::uint64_t letterBit(char folded)
{
    if (folded >= 'a' && folded <= 'z') {
        return std::uint64_t{1} << (folded - 'a');
    }
    if (isDigit(folded)) {
        return std::uint64_t{1} << (26 + folded - '0');
    }
    return 0;
}

std::uint8_t startKind(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (isSeparator(c)) {
        return 0;
    }
    if (at == 0 || isSeparator(text[at - 1])) {
        return 2;
    }
    const char before = text[at - 1];
    const bool newWord =
        isUpper(c) && (!isUpper(before) || (at + 1 < text.size() && text[at + 1] >= 'a' && text[at + 1] <= 'z'));
    return newWord || (isDigit(c) && !isDigit(before)) ? 1 : 0;
}

bool isSubsequence(const std::string& query, const std::string& text)
{
    std::size_t at = 0;
    for (const char c : query) {
        at = text.find(c, at);
        if (at == std::string::npos) {
            return false;
        }
        ++at;
    }
    return true;
}

/// The best score of each query prefix ending at each letter of the text, row by row.
struct Alignment {
    std::array<std::array<int, longestText>, longestQuery> score;
    std::array<std::array<std::int16_t, longestText>, longestQuery> from;
};

int letterScore(const FuzzyQuery& query, const FuzzyText& text, int letter, int at)
{
    const int start = text.starts[static_cast<std::size_t>(at)];
    if (query.afterSpace[static_cast<std::size_t>(letter)] && start == 0) {
        return noFuzzyMatch;
    }
    return matchScore + (start == 2 ? wordBonus : start == 1 ? camelBonus : 0);
}

void fillFirstRow(const FuzzyQuery& query, const FuzzyText& text, int length, Alignment& table)
{
    int skipped = 0;
    for (int at = 0; at < length; ++at) {
        const bool same = text.folded[static_cast<std::size_t>(at)] == query.folded[0];
        table.score[0][at] = same ? letterScore(query, text, 0, at) + skipped : noFuzzyMatch;
        table.from[0][at] = -1;
        skipped += text.starts[static_cast<std::size_t>(at)] == 2 ? skippedStart : 0;
    }
}

void fillRow(const FuzzyQuery& query, const FuzzyText& text, int length, int letter, Alignment& table)
{
    int best = noFuzzyMatch; // best predecessor with a gap, its penalty growing as we walk
    std::int16_t bestFrom = -1;
    const auto& above = table.score[static_cast<std::size_t>(letter - 1)];
    auto& row = table.score[static_cast<std::size_t>(letter)];
    auto& from = table.from[static_cast<std::size_t>(letter)];
    row[0] = noFuzzyMatch;
    for (int at = 1; at < length; ++at) {
        row[at] = noFuzzyMatch;
        if (text.folded[static_cast<std::size_t>(at)] == query.folded[static_cast<std::size_t>(letter)]) {
            const int here = letterScore(query, text, letter, at);
            const int run = above[at - 1] + runBonus;
            if (here > noFuzzyMatch && std::max(run, best) > noFuzzyMatch / 2) {
                row[at] = here + std::max(run, best);
                from[at] = run >= best ? static_cast<std::int16_t>(at - 1) : bestFrom;
            }
        }
        best += gapMore + (text.starts[static_cast<std::size_t>(at)] != 0 ? skippedStart : 0);
        if (above[at - 1] + gapStart > best) {
            best = above[at - 1] + gapStart + (text.starts[static_cast<std::size_t>(at)] != 0 ? skippedStart : 0);
            bestFrom = static_cast<std::int16_t>(at - 1);
        }
    }
}

int restPenalty(const FuzzyText& text, int last)
{
    int penalty = 0;
    for (std::size_t at = static_cast<std::size_t>(last) + 1; at < text.starts.size(); ++at) {
        penalty += text.starts[at] != 0 ? 3 : 0;
    }
    return penalty + (static_cast<int>(text.folded.size()) - last) / 4;
}

} // namespace

FuzzyText::FuzzyText(std::string_view text)
{
    const std::string_view shown = text.substr(0, longestText);
    folded.reserve(shown.size());
    starts.reserve(shown.size());
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const char c = fold(shown[at]);
        folded.push_back(c);
        starts.push_back(startKind(shown, at));
        letters |= letterBit(c);
    }
}

FuzzyQuery::FuzzyQuery(std::string_view text)
{
    bool space = false;
    for (const char raw : text) {
        if (isSeparator(raw)) {
            space = !folded.empty();
            continue;
        }
        if (folded.size() == longestQuery) {
            break;
        }
        const char c = fold(raw);
        folded.push_back(c);
        afterSpace.push_back(space);
        letters |= letterBit(c);
        space = false;
    }
}

int fuzzyScore(const FuzzyQuery& query, const FuzzyText& text, std::vector<int>* positions)
{
    if (query.empty() || text.folded.empty() || (query.letters & ~text.letters) != 0 ||
        !isSubsequence(query.folded, text.folded)) {
        return noFuzzyMatch;
    }
    static thread_local Alignment table;
    const int length = static_cast<int>(text.folded.size());
    const int letters = static_cast<int>(query.folded.size());
    fillFirstRow(query, text, length, table);
    for (int letter = 1; letter < letters; ++letter) {
        fillRow(query, text, length, letter, table);
    }
    const auto& last = table.score[static_cast<std::size_t>(letters - 1)];
    int bestScore = noFuzzyMatch;
    int bestAt = -1;
    for (int at = 0; at < length; ++at) {
        if (last[at] > noFuzzyMatch / 2 && last[at] - restPenalty(text, at) > bestScore) {
            bestScore = last[at] - restPenalty(text, at);
            bestAt = at;
        }
    }
    if (positions && bestAt >= 0) {
        positions->assign(static_cast<std::size_t>(letters), 0);
        for (int letter = letters - 1, at = bestAt; letter >= 0; --letter) {
            (*positions)[static_cast<std::size_t>(letter)] = at;
            at = table.from[static_cast<std::size_t>(letter)][at];
        }
    }
    return bestScore;
}

} // namespace botoscope::ui
