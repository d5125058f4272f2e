#include "conformance/deviations.h"

#include "support/build_folders.h"

#include <algorithm>
#include <set>

namespace botoscope::conformance {

bool Deviations::names(std::string_view suite, std::string_view id) const
{
    return m_reasons.contains(id) || m_reasons.contains(std::string(suite) + ':' + std::string(id));
}

bool Deviations::accepts(std::string_view suite, const Failure& failure) const
{
    const std::string_view text = failure.difference;
    return names(suite, failure.id) || (text.starts_with('@') && names(suite, text.substr(0, text.find(':'))));
}

Result<Deviations> readDeviations(const std::filesystem::path& file)
{
    const auto text = readText(file);
    if (!text) {
        return text.error();
    }
    Deviations out;
    for (std::size_t begin = 0; begin < text->size();) {
        const std::size_t end = std::min(text->find('\n', begin), text->size());
        const std::string line = text->substr(begin, end - begin);
        const std::size_t tab = line.find('\t');
        if (!line.empty() && line.front() != '#' && tab != std::string::npos) {
            out.add(line.substr(0, tab), line.substr(tab + 1));
        }
        begin = end + 1;
    }
    return out;
}

const Deviations& knownDeviations()
{
    static const Deviations known = [] {
        auto read = readDeviations(std::string(test::sourceFolder) + "/tests/conformance/known-deviations.tsv");
        return read ? *read : Deviations();
    }();
    return known;
}

std::vector<Failure> unlistedFailures(std::string_view suite, const SuiteResult& result, const Deviations& known)
{
    std::vector<Failure> out;
    for (const Failure& failure : result.failures) {
        if (!known.accepts(suite, failure)) {
            out.push_back(failure);
        }
    }
    return out;
}

std::vector<std::string> listedPasses(std::string_view suite, const SuiteResult& result, const Deviations& known)
{
    std::set<std::string> ids;
    for (const std::string& id : result.passedIds) {
        // Some ids stand for several cases.
        const bool failsToo = std::ranges::any_of(result.failures, [&id](const Failure& f) { return f.id == id; });
        if (known.names(suite, id) && !failsToo) {
            ids.insert(id);
        }
    }
    return {ids.begin(), ids.end()};
}

} // namespace botoscope::conformance
