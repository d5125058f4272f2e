#include "core/config/edit_hunks.h"

#include <gtest/gtest.h>
#include <random>

namespace botoscope::config {
namespace {

using Lines = std::vector<std::string>;

TEST(EditHunks, ShowOnlyWhatDiffers)
{
    const auto hunks = editHunks("a\n[p]\nx = 1\ny = 2\nz = 3\n", "a\n[p]\nx = 9\ny = 2\nz = 3\nn = 4\n");
    ASSERT_EQ(hunks.size(), 2U);
    EXPECT_EQ(hunks[0].line, 3);
    EXPECT_EQ(hunks[0].before, Lines{"x = 1"});
    EXPECT_EQ(hunks[0].after, Lines{"x = 9"});
    EXPECT_EQ(hunks[1].line, 6);
    EXPECT_EQ(hunks[1].before, Lines{});
    EXPECT_EQ(hunks[1].after, Lines{"n = 4"});
    EXPECT_TRUE(editHunks("x\r\n", "x\r\n").empty());
    EXPECT_EQ(editHunks("", "[p]\n").at(0).after, Lines{"[p]"});
}

TEST(EditHunks, HideSecretsWhereverTheyStand)
{
    const auto hunks =
        editHunks("[p]\n# aws_secret_access_key = old1\naws_secret_access_key = old2\n more2\n",
                  "[p]\naws_secret_access_key=new1\naws_session_token =\n\n[q]\n  #;AWS_SESSION_TOKEN: new3\n");
    ASSERT_FALSE(hunks.empty());
    for (const EditHunk& hunk : hunks) {
        for (const Lines& lines : {hunk.before, hunk.after}) {
            for (const std::string& line : lines) {
                EXPECT_EQ(line.find_first_of("0123456789"), std::string::npos) << line;
            }
        }
    }
    EXPECT_EQ(hunks[0].before.at(0), "# aws_secret_access_key = (redacted)");
    EXPECT_EQ(hunks[0].before.at(2), "(redacted)");
}

TEST(EditHunks, HideSecretsInFilesThatCanNotBeRead)
{
    EXPECT_EQ(editHunks("aws_secret_access_key = abc\n", "").at(0).before.at(0), "aws_secret_access_key = (redacted)");
}

TEST(EditHunks, RebuildTheNewTextFromTheOldWhateverTheyAre)
{
    std::mt19937 dice(1);
    const auto text = [&dice] {
        std::string lines;
        for (unsigned n = dice() % 12; n > 0; --n) {
            lines += std::string(1, static_cast<char>('a' + dice() % 5)) + "\n";
        }
        return lines;
    };
    for (int round = 0; round < 2000; ++round) {
        const std::string before = text();
        const std::string after = text();
        std::string rebuilt;
        std::size_t at = 0; // lines of before taken, all of them two bytes long
        for (const EditHunk& hunk : editHunks(before, after)) {
            const auto start = static_cast<std::size_t>(hunk.line) - 1;
            rebuilt += before.substr(at * 2, (start - at) * 2);
            for (const std::string& line : hunk.after) {
                rebuilt += line + '\n';
            }
            at = start + hunk.before.size();
        }
        rebuilt += before.substr(at * 2);
        ASSERT_EQ(rebuilt, after) << before << "----\n" << after;
    }
}

} // namespace
} // namespace botoscope::config
