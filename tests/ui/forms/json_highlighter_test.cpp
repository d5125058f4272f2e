#include "ui/forms/json_highlighter.h"

#include "ui/common/theme.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace botoscope::ui;

TEST(JsonHighlighter, NamesTextsAndNumbersDiffer)
{
    QTextDocument document;
    JsonHighlighter highlighter(&document);
    document.setPlainText(QStringLiteral("{\"a\\\"b\": \"text\", \"n\": -1.5e3}"));
    highlighter.rehighlight();
    const auto formats = document.firstBlock().layout()->formats();
    ASSERT_EQ(formats.size(), 4);
    EXPECT_EQ(formats.at(0).length, 6) << "an escaped quote does not end a name";
    EXPECT_EQ(formats.at(0).format.foreground(), formats.at(2).format.foreground());
    EXPECT_NE(formats.at(0).format.foreground(), formats.at(1).format.foreground());
    EXPECT_NE(formats.at(1).format.foreground(), formats.at(3).format.foreground());
    EXPECT_EQ(formats.at(3).length, 6);
}
