#include "ui/common/html_docs.h"

#include "support/model_data.h"

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

TEST(HtmlDocs, KnownTagsPassUnknownOnesLoseOnlyThemselves)
{
    EXPECT_EQ(sanitizedDocs("<p>Use <code>a</code> <blink>now</blink>.</p>"), text("<p>Use <code>a</code> now.</p>"));
}

TEST(HtmlDocs, ScriptsAndHandlersNeverPass)
{
    const QString out =
        sanitizedDocs("<p onclick=\"x()\">a<script>alert(1)</script><img src=\"file:///etc/passwd\">b</p>");
    EXPECT_EQ(out, text("<p>ab</p>"));
    EXPECT_FALSE(sanitizedDocs("<a href=\"javascript:x()\">y</a>").contains(text("javascript")));
}

TEST(HtmlDocs, EverythingOpenedIsClosedInOrder)
{
    EXPECT_EQ(sanitizedDocs("<ul><li>a<b>b"), text("<ul><li>a<b>b</b></li></ul>"));
    EXPECT_EQ(sanitizedDocs("a</p></ul>"), text("a"));
}

TEST(HtmlDocs, AParagraphThatBeginsAnItemIsUnwrapped)
{
    EXPECT_EQ(sanitizedDocs("<ul> <li> <p>one</p> </li> </ul>"), text("<ul><li>one</li></ul>"));
}

TEST(HtmlDocs, NotesBecomeTitledBoxes)
{
    const QString out = sanitizedDocs("<note> <p>Mind.</p> </note>");
    EXPECT_TRUE(out.contains(text(">Note<"))) << out.toStdString();
    EXPECT_TRUE(out.contains(text("<p>Mind.</p>")));
    EXPECT_TRUE(out.endsWith(text("</table>")));
}

TEST(HtmlDocs, NamesInLinksAreResolvedByTheLinker)
{
    const DocsLinker linker = [](const QString& name) {
        return name == QLatin1String("ListBuckets") ? QStringLiteral("operation:ListBuckets") : QString();
    };
    const QString expected = text("<a href=\"operation:ListBuckets\">ListBuckets</a>");
    EXPECT_EQ(sanitizedDocs("<a>ListBuckets</a>", linker), expected);
    EXPECT_EQ(sanitizedDocs("<a href=\"https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html\">"
                            "ListBuckets</a>",
                            linker),
              expected);
    EXPECT_EQ(sanitizedDocs("<a>Unknown</a>", linker), text("Unknown"));
    EXPECT_EQ(sanitizedDocs("<a href=\"https://x.org/?a=1&amp;b=2\">y</a>", linker),
              text("<a href=\"https://x.org/?a=1&amp;b=2\">y</a>"));
}

TEST(HtmlDocs, TextIsEscapedOnce)
{
    EXPECT_EQ(sanitizedDocs("a &lt; b &amp; c < d"), text("a &lt; b &amp; c &lt; d"));
}

TEST(HtmlDocs, PlainTextKeepsParagraphs)
{
    EXPECT_EQ(plainDocs("<fullname>X</fullname><p>One  two.</p> <ul><li><p>three</p></li></ul>"),
              text("One two.\n\nthree"));
}

TEST(HtmlDocs, FirstSentenceStopsAtItsEnd)
{
    EXPECT_EQ(firstSentence("<p>Lists, e.g. all. Then more.</p>"), text("Lists, e.g. all."));
    EXPECT_EQ(firstSentence("<p>abcdefghij</p>", 5), text("abcd…"));
}

TEST(HtmlDocs, EveryOperationsDocumentationOfLargeServicesIsWellFormed)
{
    for (const char* service : {"s3", "ec2", "dynamodb"}) {
        const auto model = test::sharedLoader().loadServiceModel(service);
        if (!model.ok()) {
            GTEST_SKIP() << "no model data";
        }
        for (const Name& name : (*model)->operationNames()) {
            const QString out = sanitizedDocs((*model)->operation(name)->documentation);
            for (const char* tag : {"p", "ul", "li", "code", "table", "a"}) {
                const QString begin = QStringLiteral("<%1>").arg(text(tag));
                const QString begin2 = QStringLiteral("<%1 ").arg(text(tag));
                EXPECT_EQ(out.count(begin) + out.count(begin2), out.count(QStringLiteral("</%1>").arg(text(tag))))
                    << service << " " << name.str() << " <" << tag << ">";
            }
        }
    }
}
