#include "core/config/profile_apply.h"

#include "support/fake_profile_files.h"

#include <gtest/gtest.h>

namespace botoscope::config {
namespace {

const ProfileEdit newKeys = {
    SaveSection{SectionKind::Profile,
                "p",
                true,
                {{{}, "aws_access_key_id", SecretString("a"), {}}, {{}, "region", SecretString("r"), {}}}}};

TEST(ProfileApply, WritesBothFilesAndTakesThemBack)
{
    test::FakeProfileFiles files;
    files.config = "# mine\n";
    auto applied = applyEdit(files, newKeys);
    ASSERT_TRUE(applied.ok()) << applied.error().message;
    EXPECT_EQ(files.config, "# mine\n\n[profile p]\nregion = r\n");
    EXPECT_EQ(files.credentials, "[p]\naws_access_key_id = a\n");
    EXPECT_EQ(files.backups, 2);
    ASSERT_TRUE(undoEdit(files, *applied).ok());
    EXPECT_EQ(files.config, "# mine\n");
    EXPECT_EQ(files.credentials, std::nullopt);
    EXPECT_EQ(files.backups, 2);
}

TEST(ProfileApply, LeavesNeitherFileChangedWhenOneCanNotBeWritten)
{
    for (const FileKind failing : {FileKind::Config, FileKind::Credentials}) {
        test::FakeProfileFiles files;
        files.config = "[profile q]\n";
        files.failing = failing;
        const auto applied = applyEdit(files, newKeys);
        ASSERT_FALSE(applied.ok());
        EXPECT_EQ(applied.error().get("reason"), "no space left");
        EXPECT_EQ(files.config, "[profile q]\n");
        EXPECT_EQ(files.credentials, std::nullopt);
    }
}

TEST(ProfileApply, UndoesNothingWhenAFileHasChangedSince)
{
    test::FakeProfileFiles files;
    auto applied = applyEdit(files, newKeys);
    ASSERT_TRUE(applied.ok());
    files.config = *files.config + "# somebody else\n";
    const auto undone = undoEdit(files, *applied);
    ASSERT_FALSE(undone.ok());
    EXPECT_TRUE(isChangedOnDisk(undone.error()));
    EXPECT_EQ(files.credentials, "[p]\naws_access_key_id = a\n");
}

} // namespace
} // namespace botoscope::config
