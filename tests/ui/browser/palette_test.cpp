#include "ui/browser/palette.h"

#include "support/ui/catalog.h"
#include "support/ui/grab.h"
#include "ui/browser/palette_model.h"

#include <QAction>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

class PaletteTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_window.resize(900, 600);
        m_window.setCentralWidget(m_edit);
        m_window.show();
        QApplication::setActiveWindow(&m_window);
        m_edit->setFocus();
        test::settle();
        m_palette->setCatalog(test::smallCatalog());
    }
    QLineEdit* line() { return m_palette->findChild<QLineEdit*>(QStringLiteral("paletteLine")); }

    QMainWindow m_window;
    QLineEdit* m_edit = new QLineEdit;
    Palette* m_palette = new Palette(&m_window);
};

} // namespace

TEST_F(PaletteTest, LettersAndEnterOpenAnOperation)
{
    QSignalSpy chosen(m_palette, &Palette::operationChosen);
    m_palette->open();
    EXPECT_TRUE(m_palette->isVisible());
    QTest::keyClicks(line(), QStringLiteral("s3 lsob"));
    EXPECT_EQ(m_palette->model()->index(0, 0).data().toString(), QStringLiteral("ListObjectsV2"))
        << "the deprecated ListObjects stands behind it";
    test::grabTo(m_window, QStringLiteral("palette"));
    QTest::keyClick(line(), Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][1].toString(), QStringLiteral("ListObjectsV2"));
    EXPECT_FALSE(m_palette->isVisible());
}

TEST_F(PaletteTest, EscapeClosesAndGivesTheFocusBack)
{
    m_palette->open();
    EXPECT_TRUE(line()->hasFocus());
    QTest::keyClick(line(), Qt::Key_Escape);
    EXPECT_FALSE(m_palette->isVisible());
    EXPECT_TRUE(m_edit->hasFocus());
}

TEST_F(PaletteTest, ArrowsChooseAndStopAtTheEnds)
{
    QSignalSpy chosen(m_palette, &Palette::operationChosen);
    m_palette->open(QStringLiteral("list"));
    const int rows = m_palette->model()->rowCount();
    ASSERT_GT(rows, 1);
    for (int i = 0; i < rows + 3; ++i) {
        QTest::keyClick(line(), Qt::Key_Down);
    }
    QTest::keyClick(line(), Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
}

TEST_F(PaletteTest, CommandsFollowTheAngleWithTheirKeys)
{
    QAction send(QStringLiteral("&Send the call"));
    send.setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    QAction close(QStringLiteral("Close tab"));
    m_palette->setCommands({&send, &close});
    QSignalSpy triggered(&send, &QAction::triggered);
    m_palette->open(QStringLiteral(">"));
    EXPECT_EQ(m_palette->model()->rowCount(), 2);
    QTest::keyClicks(line(), QStringLiteral("send"));
    ASSERT_EQ(m_palette->model()->rowCount(), 1);
    const QModelIndex first = m_palette->model()->index(0, 0);
    EXPECT_EQ(first.data().toString(), QStringLiteral("Send the call"));
    EXPECT_FALSE(first.data(PaletteModel::DetailRole).toString().isEmpty());
    QTest::keyClick(line(), Qt::Key_Return);
    EXPECT_EQ(triggered.size(), 1);
}
