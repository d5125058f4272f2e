#include "ui/profiles/profile_manager.h"

#include "support/ui/grab.h"
#include "ui/profiles/notice_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

engine::BookProfile profile(const char* name, std::initializer_list<std::pair<const char*, const char*>> settings)
{
    engine::BookProfile made;
    made.name = name;
    made.path = "/h/.aws/config";
    made.line = 1;
    made.type = config::ProfileType::Process;
    for (const auto& [key, value] : settings) {
        engine::BookSetting setting;
        setting.key = key;
        setting.value = value;
        made.settings.push_back(setting);
    }
    return made;
}

std::shared_ptr<const engine::ProfileBook> book(std::vector<engine::BookProfile> profiles)
{
    auto made = std::make_shared<engine::ProfileBook>();
    made->profiles = std::move(profiles);
    made->regions = {"eu-west-1", "us-east-1"};
    return made;
}

class ProfileManagerTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_manager.resize(800, 600);
        m_manager.show();
        m_manager.setBook(book({profile("base", {{"credential_process", "keys base"}}),
                                profile("dev", {{"credential_process", "keys dev"}, {"output", "json"}})}));
        m_manager.edit(s("dev"));
    }
    template <class W> W* find(const char* name) { return m_manager.findChild<W*>(s(name)); }
    ProfileManager m_manager;
};

} // namespace

TEST_F(ProfileManagerTest, AnEditIsPreviewedThenSaved)
{
    EXPECT_EQ(m_manager.page()->profile(), s("dev"));
    EXPECT_FALSE(find<QPushButton>("profileSave")->isEnabled());
    QSignalSpy preview(&m_manager, &ProfileManager::previewRequested);
    QSignalSpy save(&m_manager, &ProfileManager::saveRequested);
    find<QLineEdit>("profile.credential_process")->setText(s("keys dev --fast"));
    EXPECT_TRUE(test::waitFor([&preview] { return preview.size() == 1; }));
    EXPECT_TRUE(find<QPushButton>("profileSave")->isEnabled());
    find<QPushButton>("profileSave")->click();
    ASSERT_EQ(save.size(), 1);
    const ProfileWish wish = m_manager.page()->wish();
    EXPECT_EQ(wish.changes, (QHash<QString, QString>{{s("credential_process"), s("keys dev --fast")}}));
    test::grabTo(m_manager, s("profiles"));
}

TEST_F(ProfileManagerTest, WhatIsEditedIsNotLostByChoosingAnother)
{
    find<QLineEdit>("profile.credential_process")->setText(s("other"));
    find<QListView>("profileList")->setCurrentIndex(find<QListView>("profileList")->model()->index(0, 0));
    EXPECT_EQ(m_manager.page()->profile(), s("dev"));
    EXPECT_TRUE(find<QToolButton>("noticeAction")->isVisible());
    find<QToolButton>("noticeAction")->click();
    EXPECT_EQ(m_manager.page()->profile(), s("base"));
}

TEST_F(ProfileManagerTest, AChangeByAnotherProgramIsSaidAndTakesNothingAway)
{
    find<QLineEdit>("profile.credential_process")->setText(s("mine"));
    m_manager.setBook(book({profile("dev", {{"credential_process", "keys dev"}, {"output", "json"}})}));
    EXPECT_FALSE(find<QToolButton>("noticeAction")->isVisible()) << "this profile is as it was";
    m_manager.setBook(book({profile("dev", {{"credential_process", "keys dev"}, {"output", "text"}})}));
    EXPECT_TRUE(m_manager.findChild<NoticeBar*>()->text().contains(s("output"))) << "and nothing to decide about";
    EXPECT_FALSE(find<QToolButton>("noticeAction")->isVisible());
    m_manager.setBook(book({profile("dev", {{"credential_process", "theirs"}, {"output", "text"}})}));
    EXPECT_EQ(find<QLineEdit>("profile.credential_process")->text(), s("mine"));
    test::grabTo(m_manager, s("profiles-conflict"));
    ASSERT_TRUE(find<QToolButton>("noticeAction")->isVisible());
    find<QToolButton>("noticeAction")->click();
    EXPECT_EQ(find<QLineEdit>("profile.credential_process")->text(), s("theirs"));
    EXPECT_FALSE(m_manager.page()->isEdited());
}

TEST_F(ProfileManagerTest, AProfileThatAnotherProgramDeletedCanBeMadeAnew)
{
    find<QLineEdit>("profile.credential_process")->setText(s("mine"));
    m_manager.setBook(book({profile("base", {})}));
    EXPECT_TRUE(m_manager.page()->isNew());
    const ProfileWish wish = m_manager.page()->wish();
    EXPECT_TRUE(wish.original.isEmpty());
    EXPECT_EQ(wish.name, s("dev"));
    EXPECT_EQ(wish.changes.value(s("credential_process")), s("mine"));
    EXPECT_EQ(wish.changes.value(s("output")), s("json")) << "all of it";
}

TEST_F(ProfileManagerTest, ARefusedSaveStandsOnWhatTheFilesHaveNow)
{
    find<QLineEdit>("profile.credential_process")->setText(s("mine"));
    m_manager.setSaving();
    m_manager.setBook(book({profile("dev", {{"credential_process", "keys dev"}, {"output", "text"}})}));
    m_manager.showRefusal(s("no space left"));
    EXPECT_EQ(m_manager.findChild<NoticeBar*>()->text(), s("no space left"));
    EXPECT_EQ(m_manager.page()->wish().changes, (QHash<QString, QString>{{s("credential_process"), s("mine")}}));
}

TEST_F(ProfileManagerTest, TheKeychainsTimeIsChosenFromItsMenu)
{
    QSignalSpy chosen(&m_manager, &ProfileManager::keychainLockChosen);
    QSignalSpy locked(&m_manager, &ProfileManager::lockRequested);
    m_manager.setKeychainLock(15);
    QList<QAction*> times;
    for (QAction* action : find<QMenu>("profileKeychainMenu")->actions()) {
        action->isCheckable() ? times.append(action) : void();
    }
    ASSERT_EQ(times.size(), 4);
    EXPECT_TRUE(times[1]->isChecked());
    times[0]->trigger();
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toInt(), 5);
    find<QMenu>("profileKeychainMenu")->actions().first()->trigger();
    EXPECT_EQ(locked.size(), 1);
}

TEST_F(ProfileManagerTest, TheFilterKnowsNamesAndTypes)
{
    auto* list = find<QListView>("profileList");
    find<QLineEdit>("profileFilter")->setText(s("BAS"));
    EXPECT_EQ(list->model()->rowCount(), 1);
    find<QLineEdit>("profileFilter")->setText(s("process"));
    EXPECT_EQ(list->model()->rowCount(), 2);
}

TEST_F(ProfileManagerTest, ANewProfileBeginsWithItsType)
{
    find<QToolButton>("profileNew")->click();
    auto* types = find<QListWidget>("profileTypes");
    ASSERT_TRUE(types->isVisible());
    types->setCurrentRow(1);
    QTest::keyClick(types, Qt::Key_Return);
    EXPECT_TRUE(m_manager.page()->isNew());
    QSignalSpy save(&m_manager, &ProfileManager::saveRequested);
    find<QPushButton>("profileSave")->click();
    EXPECT_TRUE(save.isEmpty()) << "a role must be named";
    auto* name = find<QLineEdit>("profileName");
    name->setText(s("dev"));
    EXPECT_FALSE(m_manager.page()->wish().name.isEmpty());
    find<QLineEdit>("profile.role_arn")->setText(s("arn:aws:iam::123456789012:role/Dev"));
    find<QLineEdit>("profile.source_profile.edit")->setText(s("base"));
    find<QPushButton>("profileSave")->click();
    EXPECT_TRUE(save.isEmpty()) << "the name is taken";
    name->setText(s("dev-role"));
    find<QPushButton>("profileSave")->click();
    EXPECT_EQ(save.size(), 1);
}

TEST_F(ProfileManagerTest, EscapeLeavesUnlessSomethingWouldBeLost)
{
    QSignalSpy closed(&m_manager, &ProfileManager::closeRequested);
    find<QLineEdit>("profile.credential_process")->setText(s("x"));
    QTest::keyClick(&m_manager, Qt::Key_Escape);
    EXPECT_EQ(closed.size(), 0);
    find<QPushButton>("profileDiscard")->click();
    QTest::keyClick(&m_manager, Qt::Key_Escape);
    EXPECT_EQ(closed.size(), 1);
}

TEST_F(ProfileManagerTest, TabGoesFromTheNameThroughTheFields)
{
    const auto next = [this](const char* from) {
        QWidget* at = find<QWidget>(from);
        at->setFocus();
        do {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        } while (!QApplication::focusWidget()->objectName().startsWith(s("profile.")) &&
                 QApplication::focusWidget() != at);
        return QApplication::focusWidget()->objectName();
    };
    m_manager.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&m_manager));
    EXPECT_EQ(next("profileName"), s("profile.credential_process"));
    m_manager.edit(s("base"));
    EXPECT_EQ(next("profileName"), s("profile.credential_process")) << "of another profile, too";
}

TEST_F(ProfileManagerTest, TheChosenOneStaysWhileAnotherIsNotThereYet)
{
    m_manager.edit(s("nobody"));
    m_manager.setBook(book({profile("base", {}), profile("dev", {})}));
    EXPECT_EQ(find<QListView>("profileList")->currentIndex().data().toString(), s("dev"));
    m_manager.setBook(book({profile("nobody", {}), profile("dev", {})}));
    EXPECT_EQ(m_manager.page()->profile(), s("nobody"));
}
