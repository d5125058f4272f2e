#include "ui/forms/text_area.h"

using botoscope::ui::TextArea;

TEST(TextArea, IsAsHighAsItsTextWithinBounds)
{
    TextArea area;
    area.setLineBounds(2, 6);
    area.setTextSilently(QStringLiteral("one"));
    const int two = area.sizeHint().height();
    area.setTextSilently(QStringLiteral("1\n2\n3\n4"));
    const int four = area.sizeHint().height();
    area.setTextSilently(QString(30, QLatin1Char('\n')));
    const int six = area.sizeHint().height();
    EXPECT_EQ(four - two, 2 * area.fontMetrics().lineSpacing());
    EXPECT_EQ(six - four, 2 * area.fontMetrics().lineSpacing());
}

TEST(TextArea, SettingTextIsSilentAndTheTextComesBackExactly)
{
    TextArea area;
    int changes = 0;
    QObject::connect(&area, &QPlainTextEdit::textChanged, &area, [&changes] { ++changes; });
    const QString text = QStringLiteral("a\u00a0b\r\nc\r\n");
    area.setTextSilently(text);
    EXPECT_EQ(changes, 0);
    EXPECT_EQ(area.text(), text);
    EXPECT_TRUE(TextArea::keeps(text));
    EXPECT_FALSE(TextArea::keeps(QStringLiteral("a\rb")));
    EXPECT_FALSE(TextArea::keeps(QStringLiteral("a\r\nb\nc")));
}
