#include "core/config/edit_hunks.h"

#include "core/base/secret_names.h"
#include "core/config/ini_layout.h"
#include "core/config/profile_type.h"
#include "core/config/python_text.h"

#include <algorithm>
#include <unordered_map>

namespace botoscope::config {

namespace {

/// Lines of a text, what may be shown of each, and which are equal to which.
struct Text {
    std::vector<std::string_view> lines;
    std::vector<std::string> shown;
};

/// "key = value" without the value if that is a secret, whatever stands before the key.
std::string masked(std::string_view line)
{
    const auto delimiter = line.find_first_of("=:");
    if (delimiter == std::string_view::npos) {
        return std::string(line);
    }
    const std::string_view key = stripBlanks(line.substr(0, delimiter));
    const auto start = key.find_first_not_of("#; \t");
    if (start == std::string_view::npos || !isSecretKey(key.substr(start))) {
        return std::string(line);
    }
    const bool empty = stripBlanks(line.substr(delimiter + 1)).empty();
    return std::string(line.substr(0, delimiter + 1)) + (empty ? "" : " " + std::string(redactedText));
}

Text readText(std::string_view text)
{
    Text out;
    IniLayout layout;
    const bool readable = !IniLayout::read(text, {}, layout);
    for (const IniLine& line : layout.lines) {
        out.lines.push_back(line.text);
        out.shown.push_back(masked(line.text));
    }
    if (!readable) {
        return out;
    }
    layout.sections.push_back(std::move(layout.defaults));
    for (const IniSection& section : layout.sections) {
        for (const IniOption& option : section.options) {
            for (std::size_t i = 1; isSecretKey(option.key) && i < option.pieces.size(); ++i) {
                out.shown[static_cast<std::size_t>(option.pieces[i].line) - 1] = redactedText;
            }
        }
    }
    return out;
}

/// For each line of the first text its partner in the second, in order, -1 for none: the lines that occur once in both
/// first, as a person would line the texts up, the others between them from both ends.
class Matcher {
public:
    Matcher(const Text& before, const Text& after) : m_before(before.lines), m_after(after.lines) {}

    std::vector<std::ptrdiff_t> match()
    {
        m_partner.assign(m_before.size(), -1);
        matchRange(0, m_before.size(), 0, m_after.size());
        return std::move(m_partner);
    }

private:
    void matchRange(std::size_t b, std::size_t bEnd, std::size_t a, std::size_t aEnd)
    {
        while (b < bEnd && a < aEnd && m_before[b] == m_after[a]) {
            m_partner[b++] = static_cast<std::ptrdiff_t>(a++);
        }
        while (b < bEnd && a < aEnd && m_before[bEnd - 1] == m_after[aEnd - 1]) {
            m_partner[--bEnd] = static_cast<std::ptrdiff_t>(--aEnd);
        }
        if (b == bEnd || a == aEnd) {
            return;
        }
        std::size_t fromBefore = b;
        std::size_t fromAfter = a;
        for (const auto& [inBefore, inAfter] : uniqueMatches(b, bEnd, a, aEnd)) {
            matchEnds(fromBefore, inBefore, fromAfter, inAfter);
            m_partner[inBefore] = static_cast<std::ptrdiff_t>(inAfter);
            fromBefore = inBefore + 1;
            fromAfter = inAfter + 1;
        }
        matchEnds(fromBefore, bEnd, fromAfter, aEnd);
    }

    void matchEnds(std::size_t b, std::size_t bEnd, std::size_t a, std::size_t aEnd)
    {
        while (b < bEnd && a < aEnd && m_before[b] == m_after[a]) {
            m_partner[b++] = static_cast<std::ptrdiff_t>(a++);
        }
        while (b < bEnd && a < aEnd && m_before[bEnd - 1] == m_after[aEnd - 1]) {
            m_partner[--bEnd] = static_cast<std::ptrdiff_t>(--aEnd);
        }
    }

    /// Lines that are once in both ranges, as far as they are in the same order.
    std::vector<std::pair<std::size_t, std::size_t>> uniqueMatches(std::size_t b, std::size_t bEnd, std::size_t a,
                                                                   std::size_t aEnd) const
    {
        struct Count {
            int before = 0, after = 0;
            std::size_t place = 0;
        };
        std::unordered_map<std::string_view, Count> counts;
        for (std::size_t i = b; i < bEnd; ++i) {
            ++counts[m_before[i]].before;
        }
        for (std::size_t i = a; i < aEnd; ++i) {
            Count& count = counts[m_after[i]];
            ++count.after;
            count.place = i;
        }
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = b; i < bEnd; ++i) {
            const Count& count = counts[m_before[i]];
            if (count.before == 1 && count.after == 1 && (found.empty() || found.back().second < count.place)) {
                found.emplace_back(i, count.place);
            }
        }
        return found;
    }

    const std::vector<std::string_view>& m_before;
    const std::vector<std::string_view>& m_after;
    std::vector<std::ptrdiff_t> m_partner;
};

} // namespace

std::vector<EditHunk> editHunks(std::string_view before, std::string_view after)
{
    const Text old = readText(before);
    const Text now = readText(after);
    const std::vector<std::ptrdiff_t> partner = Matcher(old, now).match();
    std::vector<EditHunk> hunks;
    std::size_t a = 0;
    for (std::size_t b = 0; b <= old.lines.size();) {
        EditHunk hunk;
        hunk.line = static_cast<int>(b) + 1;
        while (b < old.lines.size() && partner[b] < 0) {
            hunk.before.push_back(old.shown[b++]);
        }
        const std::size_t next = b < old.lines.size() ? static_cast<std::size_t>(partner[b]) : now.lines.size();
        while (a < next) {
            hunk.after.push_back(now.shown[a++]);
        }
        if (!hunk.before.empty() || !hunk.after.empty()) {
            hunks.push_back(std::move(hunk));
        }
        ++a;
        ++b;
    }
    return hunks;
}

} // namespace botoscope::config
