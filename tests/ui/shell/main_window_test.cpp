#include "ui/shell/main_window.h"

#include "core/engine/engine.h"
#include "support/ui/engine.h"
#include "support/ui/grab.h"
#include "ui/browser/palette.h"
#include "ui/forms/request_editor.h"
#include "ui/shell/actions.h"
#include "ui/shell/docs_host.h"
#include "ui/shell/documentation_panel.h"
#include "ui/shell/operation_page.h"
#include "ui/shell/page_book.h"
#include "ui/shell/trace_dock.h"
#include "ui/shell/ui_state.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QString s(const char* text)
{
    return QString::fromLatin1(text);
}

class MainWindowTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        if (test::sharedLoader().availableServices().empty()) {
            GTEST_SKIP() << "no model data";
        }
        m_engine = std::make_unique<engine::Engine>(test::simulatorSetup());
        openWindow();
    }
    void openWindow()
    {
        m_window.reset();
        m_state = std::make_unique<UiState>(m_folder.filePath(s("window.ini")));
        m_window = std::make_unique<MainWindow>(*m_engine, *m_state);
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        m_window->start();
        ASSERT_TRUE(test::waitFor([this] { return m_window->isReady(); }, 20000));
    }
    OperationPage* open(const char* service, const char* operation)
    {
        m_window->openOperation(s(service), s(operation));
        OperationPage* page = m_window->book()->current();
        EXPECT_TRUE(test::waitFor([page] { return page->operationModel() != nullptr; }, 20000));
        return page;
    }
    bool answered(OperationPage* page)
    {
        return test::waitFor([page] { return page->call() != 0 && !page->isRunning(); }, 20000);
    }
    void trigger(Command command) { m_window->actions()[command]->trigger(); }

    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<UiState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

/// What a person acts on; helpers inside Qt's own widgets are reached through those.
bool isInteractive(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QLineEdit*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QPlainTextEdit*>(&widget) ||
           qobject_cast<const QTabBar*>(&widget);
}

bool isInsideOfQtWidget(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    return widget.objectName().startsWith(s("qt_")) ||
           (parent &&
            (qobject_cast<const QLineEdit*>(parent) || qobject_cast<const QComboBox*>(parent) ||
             qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QTabBar*>(parent) ||
             parent->inherits("QComboBoxPrivateContainer") || qobject_cast<const QAbstractItemView*>(parent))) ||
           widget.inherits("QMenu") || widget.inherits("QComboBoxListView") || widget.inherits("QHeaderView") ||
           widget.inherits("QTableCornerButton");
}

void expectAllNamed(const QWidget& window)
{
    int seen = 0;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!isInteractive(*widget) || isInsideOfQtWidget(*widget)) {
            continue;
        }
        ++seen;
        const QWidget* parent = widget->parentWidget();
        const std::string where =
            std::string(widget->metaObject()->className()) + " in " +
            (parent ? parent->objectName().toStdString() + " " + parent->metaObject()->className() : "");
        EXPECT_FALSE(widget->objectName().isEmpty()) << where;
        EXPECT_FALSE(widget->accessibleName().isEmpty()) << where << " " << widget->objectName().toStdString();
    }
    EXPECT_GT(seen, 30);
}

/// What Tab should come by in the window as it stands.
QSet<QWidget*> tabStops(const QWidget& window)
{
    QSet<QWidget*> stops;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy() && widget->isEnabled() &&
            widget->isVisible() && widget->window() == &window) {
            stops.insert(widget);
        }
    }
    return stops;
}

/// All that gets the focus by Tab alone until it comes around; fails when it does not. Texts lead through their links.
QSet<QWidget*> walkByTab(QWidget& window)
{
    QSet<QWidget*> seen;
    QWidget* first = window.findChild<QLineEdit*>(s("browserFilter"));
    first->setFocus(Qt::TabFocusReason);
    for (int presses = 0; presses < 500; ++presses) {
        QWidget* focus = QApplication::focusWidget();
        if (!focus) {
            break;
        }
        seen.insert(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
        if (QApplication::focusWidget() == first) {
            return seen;
        }
    }
    const QWidget* focus = QApplication::focusWidget();
    ADD_FAILURE() << "trapped in " << (focus ? focus->objectName().toStdString() : "nothing");
    return seen;
}

} // namespace

TEST_F(MainWindowTest, FirstRunStartsOnTheSimulatorWithTheCursorInTheSearch)
{
    EXPECT_EQ(m_window->identity().profile, "simulator");
    EXPECT_TRUE(m_window->identity().simulator);
    auto* search = m_window->findChild<QLineEdit*>(s("welcomeSearch"));
    ASSERT_NE(search, nullptr);
    EXPECT_TRUE(search->isVisible());
    EXPECT_TRUE(search->hasFocus());
    QTest::keyClicks(search, s("s"));
    EXPECT_TRUE(m_window->palettePopup()->isVisible());
}

TEST_F(MainWindowTest, ACallGoesFromFormToResponseAndTrace)
{
    OperationPage* page = open("sts", "GetCallerIdentity");
    EXPECT_TRUE(m_window->traceDock()->isFolded());
    trigger(Command::Send);
    ASSERT_TRUE(answered(page));
    EXPECT_FALSE(m_window->traceDock()->isFolded()) << "the trace unfolds at the first call";
    EXPECT_EQ(m_state->list(QLatin1String(state::recents)), QStringList(s("sts.GetCallerIdentity")));
    test::grabTo(*m_window, s("window"));
}

TEST_F(MainWindowTest, SeveralCallsAtOnceEachReachTheirTab)
{
    OperationPage* first = open("sts", "GetCallerIdentity");
    OperationPage* second = open("s3", "ListBuckets");
    first->send();
    second->send();
    EXPECT_NE(first->call(), second->call());
    EXPECT_TRUE(answered(first));
    EXPECT_TRUE(answered(second));
}

TEST_F(MainWindowTest, ClosingATabWhileItsCallRunsLosesNothingElse)
{
    OperationPage* page = open("s3", "ListBuckets");
    trigger(Command::Send);
    EXPECT_TRUE(page->isRunning());
    trigger(Command::CloseTab);
    test::settle();
    EXPECT_EQ(m_window->book()->count(), 0);
    page = open("sts", "GetCallerIdentity");
    trigger(Command::Send);
    EXPECT_TRUE(answered(page));
}

TEST_F(MainWindowTest, OpenTabsAndReadOnlyModeAreThereTheNextTime)
{
    open("sts", "GetCallerIdentity");
    open("s3", "DeleteBucket");
    trigger(Command::ReadOnly);
    ASSERT_TRUE(test::waitFor([this] { return m_window->identity().mark.readOnly; }));
    m_window->close();
    openWindow();
    ASSERT_EQ(m_window->book()->count(), 2);
    EXPECT_EQ(m_window->book()->current()->key(), s("s3.DeleteBucket"));
    EXPECT_TRUE(m_window->actions()[Command::ReadOnly]->isChecked());
}

TEST_F(MainWindowTest, TheDocumentationFollowsTheTabAndGivesWayInANarrowWindow)
{
    m_window->resize(1280, 800);
    open("s3", "ListBuckets");
    EXPECT_EQ(m_window->documentation()->currentPage(), s("operation:ListBuckets"));
    EXPECT_TRUE(m_window->docs()->isShown());
    m_window->resize(1024, 700);
    test::settle();
    EXPECT_FALSE(m_window->docs()->isShown());
    trigger(Command::ToggleDocs);
    EXPECT_TRUE(m_window->documentation()->isVisible());
    m_window->resize(1400, 800);
    test::settle();
    EXPECT_TRUE(m_window->docs()->dock()->isVisible());
}

TEST_F(MainWindowTest, EveryWidgetHasANameForTestsAndScreenReaders)
{
    open("sts", "GetCallerIdentity");
    open("lambda", "CreateFunction");
    OperationPage* page = open("dynamodb", "Query");
    page->setParams(Value::object({{"TableName", "Music"}}));
    trigger(Command::Send);
    ASSERT_TRUE(answered(page));
    trigger(Command::Shortcuts);
    test::settle();
    expectAllNamed(*m_window);
}

TEST_F(MainWindowTest, TabReachesEverythingAndIsNowhereTrapped)
{
    m_window->resize(1280, 800);
    OperationPage* page = open("dynamodb", "Query");
    page->setParams(Value::object({{"TableName", "Music"}}));
    trigger(Command::Send);
    ASSERT_TRUE(answered(page));
    test::settle();
    for (const auto tab : {RequestEditor::FormTab, RequestEditor::JsonTextTab, RequestEditor::CallTextTab}) {
        page->editor()->setTab(tab);
        test::settle();
        QSet<QWidget*> missed = tabStops(*m_window);
        EXPECT_GT(missed.size(), 20);
        missed -= walkByTab(*m_window);
        for (const QWidget* widget : missed) {
            ADD_FAILURE() << widget->objectName().toStdString() << " is not reached, request tab " << tab;
        }
    }
}

TEST_F(MainWindowTest, AnOpenedOperationHasTheCursorInItsFirstField)
{
    QApplication::setActiveWindow(m_window.get());
    OperationPage* page = open("s3", "ListObjectsV2");
    QTest::keyClicks(QApplication::focusWidget(), s("my-bucket"));
    EXPECT_EQ(page->params()["Bucket"].toString(), "my-bucket");
}

TEST_F(MainWindowTest, TheHeaderSaysWhatIsPaginated)
{
    const auto says = [](OperationPage* page) {
        const auto labels = page->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == s("paginated"); });
    };
    EXPECT_TRUE(says(open("s3", "ListObjectsV2")));
    EXPECT_FALSE(says(open("s3", "DeleteBucket")));
}

TEST_F(MainWindowTest, DigitsBringTabsToTheFront)
{
    open("sts", "GetCallerIdentity");
    open("s3", "ListBuckets");
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    EXPECT_EQ(m_window->book()->currentIndex(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_9, Qt::ControlModifier);
    EXPECT_EQ(m_window->book()->currentIndex(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
    EXPECT_EQ(m_window->book()->currentIndex(), 1) << "there is no fifth";
}

TEST_F(MainWindowTest, PanesAreSteppedThroughBothWays)
{
    OperationPage* page = open("s3", "ListBuckets");
    page->focusRequest();
    trigger(Command::PreviousPane);
    EXPECT_EQ(QApplication::focusWidget()->objectName(), s("browserFilter"));
    trigger(Command::NextPane);
    EXPECT_TRUE(page->requestWidget()->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(MainWindowTest, TabOrderFollowsTheReadingOrderOfTheHeader)
{
    OperationPage* page = open("s3", "ListBuckets");
    page->focusRequest();
    EXPECT_TRUE(page->requestWidget()->isAncestorOf(QApplication::focusWidget()));
    trigger(Command::NextPane);
    EXPECT_FALSE(page->requestWidget()->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(MainWindowTest, TheKeychainsLockTimeIsRemembered)
{
    const auto chosen = [this] {
        for (QAction* action : m_window->findChild<QMenu*>(s("profileKeychainMenu"))->actions()) {
            if (action->isCheckable() && action->isChecked()) {
                return action->data().toInt();
            }
        }
        return -1;
    };
    EXPECT_EQ(chosen(), 15) << "the keychain's own";
    for (QAction* action : m_window->findChild<QMenu*>(s("profileKeychainMenu"))->actions()) {
        action->data().toInt() == 60 ? action->trigger() : void();
    }
    EXPECT_EQ(chosen(), 60);
    openWindow();
    EXPECT_EQ(chosen(), 60);
    trigger(Command::LockKeychain);
}
