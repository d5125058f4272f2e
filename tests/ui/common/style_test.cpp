#include "ui/common/style.h"

#include "support/ui/grab.h"

#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace botoscope::ui;
using namespace botoscope::test;

namespace {

QColor pixel(QWidget& widget, int x, int y)
{
    return widget.grab().toImage().pixelColor(x, y);
}

} // namespace

TEST(Style, ControlsOfARowShareTheirHeight)
{
    Theme::apply(*qApp, Scheme::Light);
    QLineEdit line;
    QComboBox box;
    box.addItem(QStringLiteral("x"));
    QPushButton button(QStringLiteral("x"));
    EXPECT_EQ(line.sizeHint().height(), metrics::rowHeight);
    EXPECT_EQ(box.sizeHint().height(), metrics::rowHeight);
    EXPECT_EQ(button.sizeHint().height(), metrics::rowHeight);
}

TEST(Style, FocusIsVisible)
{
    Theme::apply(*qApp, Scheme::Light);
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* first = new QLineEdit;
    auto* second = new QLineEdit;
    column->addWidget(first);
    column->addWidget(second);
    ASSERT_TRUE(activate(window));
    first->setFocus();
    settle();
    EXPECT_EQ(pixel(*first, first->width() / 2, 0), Theme::color(Token::Accent));
    EXPECT_NE(pixel(*second, second->width() / 2, 0), Theme::color(Token::Accent));
}

TEST(Style, ATintedButtonIsFilledUntilItsTintIsCleared)
{
    Theme::apply(*qApp, Scheme::Dark);
    QPushButton button(QStringLiteral("Send"));
    button.resize(80, 28);
    setTint(&button, Token::Error);
    EXPECT_EQ(pixel(button, 6, 14), Theme::color(Token::Error));
    clearTint(&button);
    EXPECT_EQ(pixel(button, 6, 14), Theme::color(Token::Raised));
    Theme::apply(*qApp, Scheme::Light);
}

TEST(Style, AnOutlineMarksAFieldWithSomethingWrong)
{
    Theme::apply(*qApp, Scheme::Light);
    QLineEdit line;
    line.resize(100, 28);
    setOutline(&line, Token::Error);
    const QColor wrong = pixel(line, 50, 0);
    setOutline(&line, std::nullopt);
    EXPECT_NE(pixel(line, 50, 0), wrong);
}
