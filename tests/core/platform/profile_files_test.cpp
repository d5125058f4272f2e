#include "core/platform/profile_files.h"

#include "core/platform/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace botoscope::platform {
namespace {

using config::FileKind;
namespace fs = std::filesystem;

/// A home folder with its profile files.
struct Home {
    QTemporaryDir folder;
    std::string path = folder.path().toStdString();
    DiskProfileFiles files{{{"HOME", path}}};
    std::string credentials = path + "/.aws/credentials";
    std::string config = path + "/.aws/config";

    explicit Home(bool withFolder = true)
    {
        if (withFolder) {
            fs::create_directory(path + "/.aws");
        }
    }
    static void write(const std::string& path, const std::string& text, mode_t mode = 0600)
    {
        QFile file(QString::fromStdString(path));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
        file.close();
        ::chmod(path.c_str(), mode);
    }
    std::string reason(const std::optional<std::string>& expected, const std::string& text)
    {
        const auto done = files.replace(FileKind::Credentials, expected, text, true);
        return done.ok() ? "" : std::string(done.error().get("reason"));
    }
};

std::string contents(const std::string& path)
{
    auto text = readFile(path, 1000);
    return text.ok() ? *text : "(none)";
}

mode_t modeOf(const std::string& path)
{
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_mode & 07777;
}

TEST(ProfileFiles, MakesFilesForTheUserAlone)
{
    Home home(false);
    ASSERT_EQ(home.reason(std::nullopt, "[p]\n"), "");
    EXPECT_EQ(contents(home.credentials), "[p]\n");
    EXPECT_EQ(modeOf(home.credentials), 0600U);
    EXPECT_EQ(modeOf(home.path + "/.aws"), 0700U);
    EXPECT_FALSE(fs::exists(home.files.backupPath(FileKind::Credentials)));
}

TEST(ProfileFiles, KeepsTheModeAndTheFormerBytes)
{
    Home home;
    Home::write(home.credentials, "old", 0644);
    ASSERT_EQ(home.reason("old", "new"), "");
    EXPECT_EQ(contents(home.credentials), "new");
    EXPECT_EQ(modeOf(home.credentials), 0644U);
    const std::string backup = home.files.backupPath(FileKind::Credentials);
    EXPECT_EQ(contents(backup), "old");
    EXPECT_EQ(modeOf(backup), 0600U);
    ASSERT_TRUE(home.files.dropBackup(FileKind::Credentials).ok());
    EXPECT_FALSE(fs::exists(backup));
    EXPECT_TRUE(home.files.dropBackup(FileKind::Credentials).ok());
}

TEST(ProfileFiles, WritesWhereLinksLead)
{
    Home home;
    fs::create_directory(home.path + "/real");
    Home::write(home.path + "/real/c", "old");
    fs::create_symlink("../real/link", home.credentials);
    fs::create_symlink("c", home.path + "/real/link");
    ASSERT_EQ(home.reason("old", "new"), "");
    EXPECT_EQ(contents(home.path + "/real/c"), "new");
    EXPECT_TRUE(fs::is_symlink(home.credentials));
    fs::create_symlink("../real/none", home.config);
    ASSERT_TRUE(home.files.replace(FileKind::Config, std::nullopt, "made", true).ok());
    EXPECT_EQ(contents(home.path + "/real/none"), "made");
}

TEST(ProfileFiles, NoticesThatAnotherProgramChangedTheFile)
{
    Home home;
    Home::write(home.credentials, "theirs");
    for (const std::optional<std::string>& expected :
         {std::optional<std::string>("old"), std::optional<std::string>()}) {
        const auto done = home.files.replace(FileKind::Credentials, expected, "new", true);
        ASSERT_FALSE(done.ok());
        EXPECT_TRUE(config::isChangedOnDisk(done.error()));
    }
    EXPECT_EQ(contents(home.credentials), "theirs");
    fs::remove(home.credentials);
    EXPECT_TRUE(config::isChangedOnDisk(home.files.replace(FileKind::Credentials, "theirs", "new", true).error()));
    EXPECT_TRUE(fs::is_empty(home.path + "/.aws"));
}

TEST(ProfileFiles, RemovesAFileThatAnEditHadMade)
{
    Home home;
    Home::write(home.credentials, "mine");
    EXPECT_FALSE(home.files.replace(FileKind::Credentials, "other", std::nullopt, false).ok());
    ASSERT_TRUE(home.files.replace(FileKind::Credentials, "mine", std::nullopt, false).ok());
    EXPECT_TRUE(fs::is_empty(home.path + "/.aws"));
}

TEST(ProfileFiles, RefusesWhatIsNoFileToWrite)
{
    Home home;
    Home::write(home.credentials, "old", 0400);
    EXPECT_EQ(home.reason("old", "new"), "it is read-only");
    fs::remove(home.credentials);
    fs::create_directory(home.credentials);
    EXPECT_EQ(home.reason(std::nullopt, "new"), "it is no regular file");
    fs::remove(home.credentials);
    ASSERT_EQ(::mkfifo(home.credentials.c_str(), 0600), 0);
    EXPECT_EQ(home.reason(std::nullopt, "new"), "it is no regular file");
    fs::remove(home.credentials);
    fs::create_symlink("credentials", home.credentials);
    EXPECT_EQ(home.reason(std::nullopt, "new"), "its symbolic links lead in a circle");
}

TEST(ProfileFiles, ReadsNothingFromWhatIsNoFile)
{
    Home home;
    ASSERT_EQ(::mkfifo(home.credentials.c_str(), 0600), 0);
    fs::create_symlink("config", home.config);
    const auto read = home.files.read();
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->credentials.text, std::nullopt);
    EXPECT_EQ(read->credentials.problem, "it is no regular file");
    EXPECT_FALSE(read->config.problem.empty());
}

TEST(ProfileFiles, TellsWhoElseMayReadOrChangeThem)
{
    Home home;
    Home::write(home.credentials, "x", 0600);
    Home::write(home.config, "x", 0644);
    EXPECT_EQ(home.files.safetyProblem(FileKind::Credentials), "");
    EXPECT_EQ(home.files.safetyProblem(FileKind::Config), "");
    ::chmod(home.credentials.c_str(), 0640);
    ::chmod(home.config.c_str(), 0666);
    EXPECT_NE(home.files.safetyProblem(FileKind::Credentials).find("read"), std::string::npos);
    EXPECT_NE(home.files.safetyProblem(FileKind::Config).find("change"), std::string::npos);
}

} // namespace
} // namespace botoscope::platform
