#include "conformance/deviations.h"
#include "conformance/suites.h"

#include <algorithm>
#include <cstdio>

// botoscope-vectors: runs public conformance vectors and says how many pass.

namespace botoscope::conformance {

namespace {

constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

struct Arguments {
    std::vector<std::filesystem::path> paths;
    std::optional<std::filesystem::path> known;
    bool list = false;
    bool wrong = false;
};

Arguments readArguments(const std::vector<std::string>& words)
{
    Arguments out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--list") {
            out.list = true;
        } else if (words[i] == "--known" && i + 1 < words.size()) {
            out.known = words[++i];
        } else if (words[i].starts_with("-")) {
            out.wrong = true;
        } else {
            out.paths.emplace_back(words[i]);
        }
    }
    out.wrong = out.wrong || (out.paths.empty() && !out.list);
    return out;
}

/// The name of a folder, also of one written with a slash at its end or as ".".
std::string folderName(const std::filesystem::path& path)
{
    const auto canonical = std::filesystem::weakly_canonical(path);
    return (canonical.has_filename() ? canonical : canonical.parent_path()).filename().string();
}

/// The suites' folders at a path: itself, the folder of a file, or those found below.
std::vector<std::filesystem::path> suiteFolders(const std::filesystem::path& path)
{
    if (std::filesystem::is_regular_file(path)) {
        return suiteFolders(std::filesystem::absolute(path).parent_path());
    }
    if (findSuite(folderName(path))) {
        return {path};
    }
    std::vector<std::filesystem::path> out;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
        if (entry.is_directory()) {
            const auto below = suiteFolders(entry.path());
            out.insert(out.end(), below.begin(), below.end());
        }
    }
    std::ranges::sort(out);
    return out;
}

/// Prints a suite's score; gives whether nothing unlisted failed.
bool report(const std::string& name, const SuiteResult& result, const Deviations& known)
{
    const auto unlisted = unlistedFailures(name, result, known);
    const std::size_t listed = result.failures.size() - unlisted.size();
    std::printf("%s: %d/%d", name.c_str(), result.passed, result.total);
    std::printf(listed > 0 ? " (+%zu known)\n" : "\n", listed);
    std::fflush(stdout);
    for (const Failure& failure : unlisted) {
        std::fprintf(stderr, "%s: %s: %s\n", name.c_str(), failure.id.c_str(), failure.difference.c_str());
    }
    for (const std::string& id : listedPasses(name, result, known)) {
        std::fprintf(stderr, "%s: %s: listed as known, but passes\n", name.c_str(), id.c_str());
    }
    if (result.total == 0) {
        std::fprintf(stderr, "%s: no case was found\n", name.c_str());
    }
    return unlisted.empty() && result.total > 0;
}

int runAll(const Arguments& arguments, const Deviations& known)
{
    bool good = true;
    for (const auto& path : arguments.paths) {
        const auto folders = suiteFolders(path);
        if (folders.empty()) {
            std::fprintf(stderr, "botoscope-vectors: no suite at %s; --list names those there are\n", path.c_str());
            good = false;
        }
        for (const auto& folder : folders) {
            const Suite& suite = *findSuite(folderName(folder));
            good = report(suite.name, suite.run(folder), known) && good;
        }
    }
    return good ? exitDone : exitFailed;
}

int run(const std::vector<std::string>& words)
{
    const Arguments arguments = readArguments(words);
    if (arguments.wrong) {
        std::fputs("usage: botoscope-vectors [--known FILE] PATH... | --list\n", stderr);
        return exitUsage;
    }
    if (arguments.list) {
        for (const Suite& suite : suites()) {
            std::printf("%s\n", suite.name.c_str());
        }
        return exitDone;
    }
    if (!arguments.known) {
        return runAll(arguments, knownDeviations());
    }
    const auto known = readDeviations(*arguments.known);
    if (!known) {
        std::fprintf(stderr, "botoscope-vectors: %s\n", known.error().message.c_str());
        return exitUsage;
    }
    return runAll(arguments, *known);
}

} // namespace

} // namespace botoscope::conformance

int main(int argc, char** argv)
{
    return botoscope::conformance::run({argv + 1, argv + argc});
}
