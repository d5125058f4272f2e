#include "conformance/deviations.h"

namespace botoscope::conformance {

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
            out[line.substr(0, tab)] = line.substr(tab + 1);
        }
        begin = end + 1;
    }
    return out;
}

const Deviations& knownDeviations()
{
    static const Deviations known = [] {
        auto read = readDeviations(BOTOSCOPE_SOURCE_DIR "/tests/conformance/known-deviations.tsv");
        return read ? *read : Deviations();
    }();
    return known;
}

std::vector<Failure> unlistedFailures(const SuiteResult& result, const Deviations& known)
{
    std::vector<Failure> out;
    for (const Failure& failure : result.failures) {
        if (!known.contains(failure.id)) {
            out.push_back(failure);
        }
    }
    return out;
}

} // namespace botoscope::conformance
