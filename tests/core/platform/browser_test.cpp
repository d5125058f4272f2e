#include "core/platform/browser.h"

#include "support/engine/wait.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace botoscope::platform {
namespace {

using Commands = std::vector<std::vector<std::string>>;

TEST(Browser, FollowsBrowserThenTheDesktop)
{
    EXPECT_EQ(browserCommands("u", {}), Commands{});
    EXPECT_EQ(browserCommands("u", {{"DISPLAY", ":0"}}), (Commands{{"xdg-open", "u"}}));
    EXPECT_EQ(browserCommands("u", {{"BROWSER", "one:two --to=%s -x:'three words'"}, {"WAYLAND_DISPLAY", "w"}}),
              (Commands{{"one", "u"}, {"two", "--to=u", "-x"}, {"three words", "u"}, {"xdg-open", "u"}}));
}

TEST(Browser, StartsTheFirstThatIsThere)
{
    const QTemporaryDir folder;
    const QString script = folder.filePath(QStringLiteral("browser"));
    const QString visited = folder.filePath(QStringLiteral("visited"));
    QFile file(script);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\nprintf '%s' \"$1\" > \"" + visited.toUtf8() + ".new\" && mv \"" + visited.toUtf8() +
               ".new\" \"" + visited.toUtf8() + "\"\n");
    file.close();
    ASSERT_TRUE(QFile::setPermissions(script, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const std::string url = "http://127.0.0.1/a?b=c&d=$e";
    ASSERT_TRUE(openBrowser(url, {{"BROWSER", "/nonexistent/browser:" + script.toStdString()}}));
    ASSERT_TRUE(test::waitUntil([&] { return QFile::exists(visited); }));
    QFile said(visited);
    ASSERT_TRUE(said.open(QIODevice::ReadOnly));
    EXPECT_EQ(said.readAll().toStdString(), url);
}

TEST(Browser, SaysThatThereIsNone)
{
    EXPECT_FALSE(openBrowser("http://127.0.0.1/", {{"BROWSER", "/nonexistent/browser"}}));
}

} // namespace
} // namespace botoscope::platform
