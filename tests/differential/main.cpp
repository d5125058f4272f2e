#include "conformance/suite.h"
#include "core/base/json.h"
#include "differential/compare.h"

#include <cstdio>
#include <fstream>

// botoscope-differential: makes the calls that generate.py recorded of botocore, and says where ours differ.

namespace botoscope::differential {

namespace {

constexpr int exitDone = 0;
constexpr int exitDiffers = 1;
constexpr int exitUsage = 2;

struct Score {
    int passed = 0;
    int skipped = 0;
    int total = 0; ///< without what was skipped
};

struct Arguments {
    std::set<std::string> ignored;
    std::vector<std::filesystem::path> paths;
    bool wrong = false;
};

Arguments readArguments(const std::vector<std::string>& words)
{
    constexpr std::string_view ignore = "--ignore=";
    Arguments out;
    for (const std::string& word : words) {
        if (word.starts_with(ignore)) {
            std::string_view left(word);
            left.remove_prefix(ignore.size());
            while (!left.empty()) {
                const std::size_t comma = std::min(left.find(','), left.size());
                out.ignored.emplace(left.substr(0, comma));
                left.remove_prefix(std::min(comma + 1, left.size()));
            }
        } else if (word.starts_with("-")) {
            out.wrong = true;
        } else {
            out.paths.emplace_back(word);
        }
    }
    out.wrong = out.wrong || out.paths.empty();
    return out;
}

/// One line's verdict; prints what differs.
bool passes(Replayer& replayer, const Value& line, const std::set<std::string>& ignored)
{
    const std::string& id = line["id"].toString();
    const auto replay = replayer.run(line);
    if (!replay.ok()) {
        std::fprintf(stderr, "%s: call: %s\n", id.c_str(), replay.error().message.c_str());
        return false;
    }
    const auto found = differences(line, *replay, ignored);
    for (const Difference& difference : found) {
        std::fprintf(stderr, "%s: %s: %s\n", id.c_str(), difference.part.c_str(), difference.text.c_str());
    }
    return found.empty();
}

Score runFile(Replayer& replayer, const std::filesystem::path& file, const std::set<std::string>& ignored)
{
    Score score;
    std::ifstream in(file, std::ios::binary);
    std::string text;
    while (std::getline(in, text)) {
        const auto line = parseJson(text, JsonGrammar::Python);
        if (!line.ok()) {
            std::fprintf(stderr, "%s: %s\n", file.c_str(), line.error().message.c_str());
            ++score.total;
        } else if (line->find("skipped")) {
            std::fprintf(stderr, "%s: skipped: %s\n", (*line)["id"].toString().c_str(),
                         (*line)["skipped"].toString().c_str());
            ++score.skipped;
        } else {
            ++score.total;
            score.passed += passes(replayer, *line, ignored) ? 1 : 0;
        }
    }
    return score;
}

void print(const std::string& name, const Score& score)
{
    std::printf("%s: %d/%d", name.c_str(), score.passed, score.total);
    std::printf(score.skipped > 0 ? " (%d skipped)\n" : "\n", score.skipped);
    std::fflush(stdout);
}

int run(const std::vector<std::string>& words)
{
    const Arguments arguments = readArguments(words);
    if (arguments.wrong) {
        std::fputs("usage: botoscope-differential [--ignore=PART,...] FILE|DIRECTORY...\n", stderr);
        return exitUsage;
    }
    Score all;
    for (const auto& path : arguments.paths) {
        const bool isFolder = std::filesystem::is_directory(path);
        for (const auto& file : isFolder ? conformance::filesIn(path, ".jsonl") : std::vector{path}) {
            Replayer replayer; // one a service: its clients go when it is done
            const Score score = runFile(replayer, file, arguments.ignored);
            print(file.stem().string(), score);
            all = {all.passed + score.passed, all.skipped + score.skipped, all.total + score.total};
        }
    }
    print("all", all);
    return all.total > 0 && all.passed == all.total ? exitDone : exitDiffers;
}

} // namespace

} // namespace botoscope::differential

int main(int argc, char** argv)
{
    return botoscope::differential::run({argv + 1, argv + argc});
}
