#include "conformance/deviations.h"
#include "core/base/json.h"
#include "differential/compare.h"
#include "support/build_folders.h"

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
    int known = 0; ///< differ as the list says
    int skipped = 0;
    int total = 0; ///< without what was skipped
};

struct Arguments {
    std::set<std::string> ignored;
    std::filesystem::path known = std::string(test::sourceFolder) + "/tests/differential/known-differences.tsv";
    std::vector<std::filesystem::path> paths;
    bool wrong = false;
};

/// What is compared, and how.
struct Terms {
    std::set<std::string> ignored;
    conformance::Deviations known; ///< by "service.Operation"
};

std::set<std::string> commaSeparated(std::string_view text)
{
    std::set<std::string> out;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        out.emplace(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return out;
}

Arguments readArguments(const std::vector<std::string>& words)
{
    constexpr std::string_view ignore = "--ignore=";
    constexpr std::string_view known = "--known=";
    Arguments out;
    for (const std::string& word : words) {
        if (word.starts_with(ignore)) {
            out.ignored = commaSeparated(std::string_view(word).substr(ignore.size()));
        } else if (word.starts_with(known)) {
            out.known = word.substr(known.size());
        } else if (word.starts_with("-")) {
            out.wrong = true;
        } else {
            out.paths.emplace_back(word);
        }
    }
    out.wrong = out.wrong || out.paths.empty();
    return out;
}

void printProblem(const Value& line, const std::string& text)
{
    std::fprintf(stderr, "%s: %s\n", line["id"].toString().c_str(), text.c_str());
}

/// Makes one call again and counts it; prints what differs.
void judge(Replayer& replayer, const Value& line, const Terms& terms, Score& score)
{
    std::vector<Difference> found;
    const auto replay = replayer.run(line);
    if (replay.ok()) {
        found = differences(line, *replay, terms.ignored);
    } else {
        found.push_back({"call", replay.error().message});
    }
    const std::string& service = line["service"].toString();
    const bool known = terms.known.names(service, service + '.' + line["operation"].toString());
    score.passed += found.empty() ? 1 : 0;
    score.known += !found.empty() && known ? 1 : 0;
    for (const Difference& difference : found) {
        printProblem(line, (known ? "known: " : "") + difference.part + ": " + difference.text);
    }
}

Score runFile(const std::filesystem::path& file, const Terms& terms)
{
    Score score;
    Replayer replayer; // one a service: its clients go when it is done
    std::ifstream in(file, std::ios::binary);
    std::string text;
    while (std::getline(in, text)) {
        const auto line = parseJson(text, JsonGrammar::Python);
        if (!line.ok()) {
            std::fprintf(stderr, "%s: %s\n", file.c_str(), line.error().message.c_str());
            ++score.total;
        } else if (line->find("skipped")) {
            printProblem(*line, "skipped: " + (*line)["skipped"].toString());
            ++score.skipped;
        } else {
            ++score.total;
            judge(replayer, *line, terms, score);
        }
    }
    return score;
}

void print(const std::string& name, const Score& score)
{
    std::printf("%s: %d/%d", name.c_str(), score.passed, score.total);
    if (score.known > 0) {
        std::printf(" (+%d known)", score.known);
    }
    std::printf(score.skipped > 0 ? " (%d skipped)\n" : "\n", score.skipped);
    std::fflush(stdout);
}

int compareAll(const Arguments& arguments, const Terms& terms)
{
    Score all;
    for (const auto& path : arguments.paths) {
        const bool isFolder = std::filesystem::is_directory(path);
        for (const auto& file : isFolder ? conformance::filesIn(path, ".jsonl") : std::vector{path}) {
            const Score score = runFile(file, terms);
            print(file.stem().string(), score);
            all.passed += score.passed;
            all.known += score.known;
            all.skipped += score.skipped;
            all.total += score.total;
        }
    }
    print("all", all);
    return all.total > 0 && all.passed + all.known == all.total ? exitDone : exitDiffers;
}

int run(const std::vector<std::string>& words)
{
    const Arguments arguments = readArguments(words);
    if (arguments.wrong) {
        std::fputs("usage: botoscope-differential [--ignore=PART,...] [--known=FILE] FILE|DIRECTORY...\n", stderr);
        return exitUsage;
    }
    auto known = conformance::readDeviations(arguments.known);
    if (!known.ok()) {
        std::fprintf(stderr, "botoscope-differential: %s\n", known.error().message.c_str());
        return exitUsage;
    }
    return compareAll(arguments, {arguments.ignored, std::move(known).value()});
}

} // namespace

} // namespace botoscope::differential

int main(int argc, char** argv)
{
    return botoscope::differential::run({argv + 1, argv + argc});
}
