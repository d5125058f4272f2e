#include "ui/browser/browser_panel.h"

#include "support/ui/catalog.h"
#include "support/ui/grab.h"
#include "ui/browser/browser_delegate.h"
#include "ui/browser/service_tree_model.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

class BrowserPanelTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_panel.resize(280, 500);
        m_panel.show();
        test::settle();
    }
    QLineEdit* filter() { return m_panel.findChild<QLineEdit*>(QStringLiteral("browserFilter")); }
    QTreeView* tree() { return m_panel.findChild<QTreeView*>(QStringLiteral("browserTree")); }
    bool filtered(int rows)
    {
        return test::waitFor([this, rows] { return m_panel.model()->rowCount() == rows; });
    }
    BrowserPanel m_panel;
};

} // namespace

TEST_F(BrowserPanelTest, SaysThatItReadsUntilTheCatalogIsThere)
{
    EXPECT_FALSE(tree()->isVisible());
    m_panel.setCatalog(test::smallCatalog());
    EXPECT_TRUE(tree()->isVisible());
}

TEST_F(BrowserPanelTest, TypeFilterDownEnterOpens)
{
    m_panel.setCatalog(test::smallCatalog());
    QSignalSpy chosen(&m_panel, &BrowserPanel::operationChosen);
    m_panel.focusFilter();
    QTest::keyClicks(filter(), QStringLiteral("listb"));
    ASSERT_TRUE(filtered(1));
    QTest::keyClick(filter(), Qt::Key_Down);
    QTest::keyClick(tree(), Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("s3"));
    EXPECT_EQ(chosen[0][1].toString(), QStringLiteral("ListBuckets"));
}

TEST_F(BrowserPanelTest, LettersTypedInTheTreeGoToTheFilter)
{
    m_panel.setCatalog(test::smallCatalog());
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Q);
    EXPECT_EQ(filter()->text(), QStringLiteral("q"));
}

TEST_F(BrowserPanelTest, EscapeClearsTheFilterAndWhatWasOpenIsOpenAgain)
{
    m_panel.setCatalog(test::smallCatalog());
    tree()->expand(m_panel.model()->indexOfService(QStringLiteral("s3")));
    filter()->setText(QStringLiteral("query"));
    ASSERT_TRUE(filtered(1));
    QTest::keyClick(filter(), Qt::Key_Escape);
    ASSERT_TRUE(filtered(3));
    EXPECT_TRUE(tree()->isExpanded(m_panel.model()->indexOfService(QStringLiteral("s3"))));
    EXPECT_FALSE(tree()->isExpanded(m_panel.model()->indexOfService(QStringLiteral("dynamodb"))));
}

TEST_F(BrowserPanelTest, NothingFoundSaysSo)
{
    m_panel.setCatalog(test::smallCatalog());
    filter()->setText(QStringLiteral("zzz"));
    ASSERT_TRUE(filtered(0));
    EXPECT_FALSE(tree()->isVisible());
}

TEST_F(BrowserPanelTest, AClickOnTheStarTogglesTheFavourite)
{
    m_panel.setCatalog(test::smallCatalog());
    QSignalSpy changed(&m_panel, &BrowserPanel::favouritesChanged);
    const QModelIndex s3 = m_panel.model()->indexOfService(QStringLiteral("s3"));
    tree()->expand(s3);
    test::settle();
    const QRect row = tree()->visualRect(m_panel.model()->index(1, 0, s3));
    QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, BrowserDelegate::starRect(row).center());
    ASSERT_EQ(changed.size(), 1);
    EXPECT_EQ(changed[0][0].toStringList(), QStringList(QStringLiteral("s3.ListBuckets")));
    test::grabTo(m_panel, QStringLiteral("browser"));
}
