#include "core/platform/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <cstdlib>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

std::string writeFile(const QTemporaryDir& folder, const char* name, const std::string& bytes)
{
    const QString path = folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    return path.toStdString();
}

TEST(Files, ReadsBytesUpToTheLimit)
{
    const QTemporaryDir folder;
    const std::string bytes = std::string("a\0b\xff\r\n", 6) + std::string(200'000, 'x');
    const std::string path = writeFile(folder, "data", bytes);
    auto whole = readFile(path, bytes.size());
    ASSERT_TRUE(whole.ok());
    EXPECT_EQ(*whole, bytes);
    auto tooLarge = readFile(path, bytes.size() - 1);
    ASSERT_FALSE(tooLarge.ok());
    EXPECT_EQ(tooLarge.error().code, ErrorCode::Io);
    EXPECT_EQ(tooLarge.error().get("path"), path);
}

TEST(Files, TellsWhyItCannotRead)
{
    const QTemporaryDir folder;
    const std::string directory = folder.path().toStdString();
    EXPECT_EQ(readFile(directory + "/none", 10).error().get("reason"), "no such file");
    EXPECT_EQ(readFile(directory, 10).error().get("reason"), "not a regular file");
    EXPECT_FALSE(isRegularFile(directory));
}

TEST(Files, TakesTheProcessesVariables)
{
    ::setenv("BOTOSCOPE_TEST_VARIABLE", "a=b", 1);
    EXPECT_EQ(processEnvironment().get("BOTOSCOPE_TEST_VARIABLE"), "a=b");
    ::unsetenv("BOTOSCOPE_TEST_VARIABLE");
    EXPECT_EQ(processEnvironment().find("BOTOSCOPE_TEST_VARIABLE"), nullptr);
}

TEST(Files, ExpandsHomeAndVariablesLikePython)
{
    const config::Environment environment = {{"HOME", "/home/me/"}, {"DIR", "x$HOME"}, {"EMPTY", ""}};
    EXPECT_EQ(expandPath("~/.aws/config", environment), "/home/me/.aws/config");
    EXPECT_EQ(expandPath("~", environment), "/home/me");
    EXPECT_EQ(expandPath("/a/$DIR/${DIR}/$NONE/${NONE}$EMPTY/$", environment), "/a/x$HOME/x$HOME/$NONE/${NONE}/$");
    EXPECT_EQ(expandPath("/a/~/b", environment), "/a/~/b");
    EXPECT_EQ(expandPath("~no-such-user-here/x", environment), "~no-such-user-here/x");
    EXPECT_EQ(expandPath("~/x", {{"HOME", "/"}}), "/x");
    EXPECT_EQ(homeDirectory(environment), "/home/me/");
    EXPECT_NE(homeDirectory({}), "");
}

} // namespace
} // namespace botoscope::platform
