#include "core/config/profile_editor.h"

#include "core/config/ini.h"

#include <gtest/gtest.h>
#include <random>

namespace botoscope::config {
namespace {

const SectionLabel profileA{SectionKind::Profile, "a"};

ProfileEditor editor(std::string text, FileKind file = FileKind::Config)
{
    return {file, "/f", std::move(text)};
}

std::string set(std::string text, std::string_view key, std::string_view value, std::string_view block = {})
{
    ProfileEditor edited = editor(std::move(text));
    const auto done = edited.setKey(profileA, block, key, value);
    EXPECT_TRUE(done.ok()) << done.error().message;
    return edited.text();
}

std::string removed(std::string text, std::string_view key, std::string_view block = {})
{
    ProfileEditor edited = editor(std::move(text));
    const auto done = edited.removeKey(profileA, block, key);
    EXPECT_TRUE(done.ok()) << done.error().message;
    return edited.text();
}

/// The reason why a value is refused; the text must stay as it was.
std::string refusal(std::string text, std::string_view key, std::string_view value, std::string_view block = {})
{
    ProfileEditor edited = editor(text);
    const auto done = edited.setKey(profileA, block, key, value);
    EXPECT_EQ(edited.text(), text);
    return done.ok() ? "" : std::string(done.error().get("reason"));
}

TEST(ProfileEditor, ReplacesAValueAndNothingElse)
{
    EXPECT_EQ(set("# c\n[profile a]\nRegion\t:  old  \n; d\nx=1", "region", "new"),
              "# c\n[profile a]\nRegion\t:  new  \n; d\nx=1");
    EXPECT_EQ(set("[profile a]\r\nregion=old\r\n", "region", "new"), "[profile a]\r\nregion=new\r\n");
    EXPECT_EQ(set("[profile a]\nregion =\n", "region", "new"), "[profile a]\nregion = new\n");
    EXPECT_EQ(set("[profile a]\nregion=\n", "region", "new"), "[profile a]\nregion=new\n");
    EXPECT_EQ(set("[profile a]\nregion = x\n", "region", ""), "[profile a]\nregion = \n");
}

TEST(ProfileEditor, ReplacesLinesThatAValueGoesOnIn)
{
    EXPECT_EQ(set("[profile a]\nk = one\n # note\n two\n\n three\n\nx = 1\n", "k", "v"),
              "[profile a]\nk = v\n # note\n\nx = 1\n");
}

TEST(ProfileEditor, AddsAKeyBehindTheLastInItsManner)
{
    EXPECT_EQ(set("[profile a]\nx=1\n\n# about b\n[profile b]\n", "region", "r"),
              "[profile a]\nx=1\nregion=r\n\n# about b\n[profile b]\n");
    EXPECT_EQ(set("[profile a]\n\tx = 1", "region", "r"), "[profile a]\n\tx = 1\n\tregion = r");
    EXPECT_EQ(set("[profile a]\r\nx : 1\r\n", "region", "r"), "[profile a]\r\nx : 1\r\nregion = r\r\n");
    EXPECT_EQ(set("[profile a]", "region", "r"), "[profile a]\nregion = r");
    EXPECT_EQ(set("[profile a]\rx = 1\r", "y", "2"), "[profile a]\rx = 1\ry = 2\r");
}

TEST(ProfileEditor, KeepsAnIndentedHeaderBelowFromBeingSwallowed)
{
    const std::string text = set("[profile a]\n  [profile b]\nk = 1\n", "region", "r");
    const auto sections = parseIni(text, "/f");
    ASSERT_TRUE(sections.ok());
    EXPECT_EQ(sections->size(), 2U);
}

TEST(ProfileEditor, EditsKeysInsideBlocks)
{
    const std::string text = "[profile a]\ns3 =\n    # how\n    addressing_style = path\n    x=1\nregion = r\n";
    EXPECT_EQ(set(text, "addressing_style", "auto", "s3"),
              "[profile a]\ns3 =\n    # how\n    addressing_style = auto\n    x=1\nregion = r\n");
    EXPECT_EQ(set(text, "y", "2", "s3"),
              "[profile a]\ns3 =\n    # how\n    addressing_style = path\n    x=1\n    y = 2\nregion = r\n");
    EXPECT_EQ(set("[profile a]\nregion = r\n", "x", "1", "s3"), "[profile a]\nregion = r\ns3 =\n  x = 1\n");
    EXPECT_EQ(set("[profile a]\ns3 =\nregion = r\n", "x", "1", "s3"), "[profile a]\ns3 =\n  x = 1\nregion = r\n");
    EXPECT_EQ(set("[profile a]\ns3 =\n  x = 1\n  x = 2\n", "x", "3", "s3"), "[profile a]\ns3 =\n  x = 1\n  x = 3\n");
    EXPECT_NE(refusal("[profile a]\ns3 = text\n", "x", "1", "s3").find("no block"), std::string::npos);
    EXPECT_NE(refusal(text, "s3", "text").find("block"), std::string::npos);
}

TEST(ProfileEditor, RemovesKeysAndLeavesComments)
{
    EXPECT_EQ(removed("[profile a]\n# one\nk = v\n # two\n more\n\nx = 1\n", "K"),
              "[profile a]\n# one\n # two\n\nx = 1\n");
    EXPECT_EQ(removed("[profile a]\ns3 =\n  # c\n  x = 1\n  y = 2\n  x = 3\n", "x", "s3"),
              "[profile a]\ns3 =\n  # c\n  y = 2\n");
    EXPECT_EQ(removed("[profile a]\ns3 =\n  x = 1\nregion = r\n", "x", "s3"), "[profile a]\nregion = r\n");
    EXPECT_EQ(removed("[profile a]\nk = v", "nothing"), "[profile a]\nk = v");
    EXPECT_EQ(removed("[default]\nk = 1\n[profile default]\nk = 2\n", "k"),
              "[default]\nk = 1\n[profile default]\nk = 2\n");
}

TEST(ProfileEditor, RefusesWhatCouldNotBeReadBack)
{
    const std::string text = "[profile a]\nk = v\n";
    for (const std::string_view value : {"a\nb", "a\rb", " a", "a\t", "a\xC2\xA0", "#c", ";c", "a #c", "a\t;c", "\xff",
                                         "a\xE2\x80\xA8"
                                         "b",
                                         "a\fb"}) {
        EXPECT_NE(refusal(text, "k", value), "") << value;
    }
    EXPECT_NE(refusal(text, "k", std::string_view("a\0b", 3)), "");
    for (const std::string_view key : {"", " k", "k=", "k:", "#k", "[k", "a\nb"}) {
        EXPECT_NE(refusal(text, key, "v"), "") << key;
    }
    EXPECT_EQ(set(text, "k", "a#b;c = [d]: %(e)s"), "[profile a]\nk = a#b;c = [d]: %(e)s\n");
    EXPECT_EQ(set("[profile a]\n", "x:y", "z", "s3"), "[profile a]\ns3 =\n  x:y = z\n");
}

TEST(ProfileEditor, AddsSectionsAtTheEnd)
{
    const auto added = [](std::string text, const std::string& name) {
        ProfileEditor edited = editor(std::move(text));
        EXPECT_TRUE(edited.addSection({SectionKind::Profile, name}).ok());
        return edited.text();
    };
    EXPECT_EQ(added("", "b"), "[profile b]\n");
    EXPECT_EQ(added("[profile a]\nk = v\n", "b c"), "[profile a]\nk = v\n\n[profile \"b c\"]\n");
    EXPECT_EQ(added("[profile a]\r\nk = v\r\n\r\n", "b"), "[profile a]\r\nk = v\r\n\r\n[profile b]\r\n");
    EXPECT_EQ(added("[profile a]\nk = v", "default"), "[profile a]\nk = v\n\n[default]");
    ProfileEditor taken = editor("[profile 'a']\n");
    EXPECT_FALSE(taken.addSection(profileA).ok());
    ProfileEditor credentials = editor("", FileKind::Credentials);
    EXPECT_FALSE(credentials.addSection({SectionKind::Profile, "DEFAULT"}).ok());
    EXPECT_TRUE(credentials.addSection({SectionKind::Profile, "b c"}).ok());
    EXPECT_EQ(credentials.text(), "[b c]\n");
}

TEST(ProfileEditor, RenamesInTheHeaderAlone)
{
    ProfileEditor edited = editor("  [profile   a]  # mine\nk = v");
    ASSERT_TRUE(edited.renameSection(profileA, "b c").ok());
    EXPECT_EQ(edited.text(), "  [profile \"b c\"]  # mine\nk = v");
    EXPECT_FALSE(edited.renameSection(profileA, "d").ok());
    EXPECT_FALSE(edited.renameSection({SectionKind::Profile, "b c"}, "").ok());
    EXPECT_FALSE(edited.renameSection({SectionKind::Profile, "b c"}, "x\ny").ok());
    ProfileEditor twice = editor("[default]\n[profile default]\n");
    EXPECT_FALSE(twice.renameSection({SectionKind::Profile, "default"}, "b").ok());
}

TEST(ProfileEditor, RemovesASectionUpToItsLastKey)
{
    ProfileEditor edited = editor("[profile b]\nx = 1\n\n[profile a]\n# in\nk = v\n\n# about c\n[profile c]\n");
    ASSERT_TRUE(edited.removeSection(profileA).ok());
    EXPECT_EQ(edited.text(), "[profile b]\nx = 1\n\n# about c\n[profile c]\n");
    ProfileEditor twice = editor("[default]\na = 1\n[profile b]\n[profile default]\nc = 2\n");
    ASSERT_TRUE(twice.removeSection({SectionKind::Profile, "default"}).ok());
    EXPECT_EQ(twice.text(), "[profile b]\n");
    EXPECT_FALSE(twice.removeSection(profileA).ok());
}

TEST(ProfileEditor, CopiesASectionWithItsComments)
{
    ProfileEditor edited = editor("  [profile a] # mine\n# in\nk = v\n\n# out\n[profile b]");
    ASSERT_TRUE(edited.duplicateSection(profileA, "c").ok());
    EXPECT_EQ(edited.text(), "  [profile a] # mine\n# in\nk = v\n\n# out\n[profile b]\n\n[profile c]\n# in\nk = v");
}

TEST(ProfileEditor, TellsWhatIsThere)
{
    const ProfileEditor edited = editor("[DEFAULT]\nz = 1\n[profile a]\nK = v\ns3 =\n  X = 1\n");
    EXPECT_TRUE(*edited.hasSection(profileA));
    EXPECT_TRUE(*edited.hasKey(profileA, "", "k"));
    EXPECT_TRUE(*edited.hasKey(profileA, "s3", "X"));
    EXPECT_TRUE(*edited.hasKey(profileA, "s3", ""));
    EXPECT_FALSE(*edited.hasKey(profileA, "s3", "x"));
    EXPECT_FALSE(*edited.hasKey(profileA, "", "z"));
    EXPECT_EQ(*edited.value(profileA, "", "K"), "v");
    EXPECT_EQ(*edited.value(profileA, "s3", "X"), "1");
    EXPECT_EQ(*edited.value(profileA, "", "s3"), std::nullopt);
}

TEST(ProfileEditor, RefusesFilesThatCanNotBeRead)
{
    for (const std::string_view text : {"[profile a]\nk=1\nk=2\n", "[profile a]\n[profile a]\n", "k = v\n",
                                        "\xEF\xBB\xBF[profile a]\n", "[profile a]\n\xff=1\n"}) {
        ProfileEditor edited = editor(std::string(text));
        const auto done = edited.setKey(profileA, "", "x", "1");
        ASSERT_FALSE(done.ok()) << text;
        EXPECT_EQ(done.error().code, ErrorCode::ConfigParse);
        EXPECT_EQ(edited.text(), text);
    }
}

// Random edits of awkward files: whatever happens, every line that does not belong to the edited key stays, in order,
// byte for byte.
class Awkward {
public:
    explicit Awkward(unsigned seed) : m_dice(seed) {}
    std::string file()
    {
        const std::string end = pick({"\n", "\r\n", "\n"});
        std::string text;
        for (int n = number(1, 12); n > 0; --n) {
            text += line() + end;
        }
        for (const std::string name : {"a", "b c"}) {
            text += pick({"", "  "}) + "[" + sectionHeader(FileKind::Config, {SectionKind::Profile, name}) + "]" +
                    pick({"", " # x"}) + end;
            const std::string indent = pick({"", "", "\t", "   "});
            for (int n = number(0, 4); n > 0; --n) {
                text += indent + "k" + std::to_string(n) + pick({"=", " = ", "\t:\t"}) +
                        pick({"v", "", "v  ", "\xC3\xA4 = #x"}) + end;
                text += pick({"", "", end, "# c" + end, indent + "   ;more" + end, indent + "  more" + end});
            }
            text +=
                pick({"", indent + "s3 =" + end + indent + "  x = 1" + end + "# in" + end + indent + "    y=2" + end});
        }
        return number(0, 2) ? text : text.substr(0, text.size() - end.size());
    }
    int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(m_dice); }
    std::string pick(const std::vector<std::string>& of)
    {
        return of[static_cast<std::size_t>(number(0, static_cast<int>(of.size()) - 1))];
    }

private:
    std::string line() { return pick({"", "# top", "  ; note", "\t"}); }
    std::mt19937 m_dice;
};

std::vector<std::string> linesWithout(const std::string& text, const std::string& mark)
{
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        std::string line = text.substr(start, end - start);
        if (line.find(mark) == std::string::npos) {
            lines.push_back(std::move(line));
        }
        start = end + 1;
    }
    return lines;
}

TEST(ProfileEditor, NeverTouchesOtherLinesWhateverTheFile)
{
    int edits = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        Awkward awkward(seed);
        const std::string before = awkward.file();
        if (!parseIni(before, "/f")) {
            continue;
        }
        const SectionLabel label{SectionKind::Profile, awkward.pick({"a", "b c"})};
        const bool nested = awkward.number(0, 1) == 1;
        ProfileEditor edited = editor(before);
        if (!*edited.hasSection(label)) {
            continue; // its deeper header went on with the value above
        }
        ++edits;
        const auto done = edited.setKey(label, nested ? "s3" : "", "mark", "value-of-mark");
        ASSERT_TRUE(done.ok()) << done.error().message << "\n" << before;
        const std::string marked = edited.text();
        ASSERT_EQ(*edited.value(label, nested ? "s3" : "", "mark"), "value-of-mark");
        std::vector<std::string> left = linesWithout(marked, "mark");
        std::vector<std::string> expected = linesWithout(before, "mark");
        const bool newBlock = nested && left.size() == expected.size() + 1;
        for (std::vector<std::string>* lines : {&left, &expected}) {
            std::erase_if(*lines, [&](const std::string& line) { return newBlock && line.find("s3 =") != line.npos; });
        }
        // A last line without an end gets one before a new line follows.
        const auto bare = [](std::vector<std::string>& lines) {
            if (!lines.empty() && lines.back().ends_with('\r')) {
                lines.back().pop_back();
            }
        };
        bare(left);
        bare(expected);
        ASSERT_EQ(left, expected) << before << "\n----\n" << marked;
        ASSERT_TRUE(edited.setKey(label, nested ? "s3" : "", "mark", "other").ok());
        ASSERT_TRUE(edited.removeKey(label, nested ? "s3" : "", "mark").ok());
        ASSERT_EQ(parseIni(edited.text(), "/f")->size(), parseIni(before, "/f")->size());
        if (before.ends_with('\n') && !newBlock) {
            ASSERT_EQ(edited.text(), before);
        }
    }
    EXPECT_GT(edits, 1500);
}

} // namespace
} // namespace botoscope::config
