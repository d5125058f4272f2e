#include "core/platform/mark_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

std::string pathIn(const QTemporaryDir& folder)
{
    return folder.filePath(QStringLiteral("new/profiles.json")).toStdString();
}

TEST(MarkFile, StandsBesideTheOtherSettings)
{
    EXPECT_EQ(MarkFile::standardPath({{"HOME", "/h"}}), "/h/.config/botoscope/profiles.json");
    EXPECT_EQ(MarkFile::standardPath({{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/x"}}), "/x/botoscope/profiles.json");
}

TEST(MarkFile, KeepsMarksInAFolderThatWasNotThere)
{
    const QTemporaryDir folder;
    MarkFile file(pathIn(folder));
    auto marks = file.read();
    ASSERT_TRUE(marks.ok());
    marks->set("prod", {true, true, "red"});
    ASSERT_TRUE(file.write(*marks).ok());
    const auto again = MarkFile(pathIn(folder)).read();
    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->of("prod").readOnly);
}

TEST(MarkFile, ADamagedFileIsAnErrorThatNamesIt)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(QDir(folder.path()).mkdir(QStringLiteral("new")));
    QFile damaged(QString::fromStdString(pathIn(folder)));
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"profiles\": {\"prod\": {\"readOn");
    damaged.close();
    const auto marks = MarkFile(pathIn(folder)).read();
    ASSERT_FALSE(marks.ok());
    EXPECT_NE(marks.error().message.find(pathIn(folder)), std::string::npos);
}

TEST(MarkFile, AFolderThatCannotBeWrittenIsAnError)
{
    MarkFile file("/proc/botoscope/profiles.json");
    const auto kept = file.write({});
    ASSERT_FALSE(kept.ok());
    EXPECT_EQ(kept.error().code, ErrorCode::Io);
}

} // namespace
} // namespace botoscope::platform
