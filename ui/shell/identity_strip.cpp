#include "ui/shell/identity_strip.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/profile_colors.h"
#include "ui/common/time_left.h"

#include <QActionGroup>
#include <QComboBox>
#include <QCompleter>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>

namespace botoscope::ui {

namespace {

constexpr int expiryTick = 1000; // ms
constexpr qint64 soon = 10 * 60; // s

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// "role Dev" or "user anna" of an ARN.
QString principal(const QString& arn)
{
    const QString resource = arn.section(QLatin1Char(':'), 5);
    const QStringList parts = resource.split(QLatin1Char('/'));
    if (parts.first() == QLatin1String("assumed-role") && parts.size() > 1) {
        return IdentityStrip::tr("role %1").arg(parts[1]);
    }
    if (parts.first() == QLatin1String("user") && parts.size() > 1) {
        return IdentityStrip::tr("user %1").arg(parts.last());
    }
    return resource;
}

QString nextStep(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NoCredentials:
    case ErrorCode::PartialCredentials:
        return IdentityStrip::tr("Choose another profile, or add keys to ~/.aws/credentials.");
    case ErrorCode::ProfileNotFound:
        return IdentityStrip::tr("Choose one of the profiles in the list.");
    case ErrorCode::ConfigParse:
    case ErrorCode::InvalidConfig:
        return IdentityStrip::tr("Correct the file, then choose the profile again.");
    default:
        return IdentityStrip::tr("Choose another profile or region.");
    }
}

QToolButton* stripButton(const QString& objectName, const QString& accessibleName)
{
    auto* button = named(new QToolButton, objectName, accessibleName);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setMinimumHeight(metrics::rowHeight);
    return button;
}

QString sourceWord(const engine::ProfileInfo& profile)
{
    return profile.kind == engine::ProfileKind::Simulator ? IdentityStrip::tr("built in, needs no account")
                                                          : text(profile.source);
}

Token dotToken(const config::ProfileMark& mark, bool simulator)
{
    return markToken(mark).value_or(simulator ? Token::PhaseParse : Token::Accent);
}

QString markWords(const config::ProfileMark& mark)
{
    return (mark.production ? IdentityStrip::tr(" · production") : QString()) +
           (mark.readOnly ? IdentityStrip::tr(" · read-only") : QString());
}

} // namespace

IdentityStrip::IdentityStrip(QWidget* parent)
    : QWidget(parent), m_profile(stripButton(QStringLiteral("identityProfile"), tr("Profile"))),
      m_profileMenu(new QMenu(this)), m_account(new ElidedLabel),
      m_ask(stripButton(QStringLiteral("identityAsk"), tr("Ask which account this is"))),
      m_why(stripButton(QStringLiteral("identityWhy"), tr("Why these credentials?"))),
      m_expiry(stripButton(QStringLiteral("identityExpiry"), tr("Ask for credentials anew"))),
      m_clock(new QTimer(this)), m_region(named(new QComboBox, QStringLiteral("identityRegion"), tr("Region"))),
      m_credentials(new ElidedLabel), m_simulator(new PillLabel(tr("simulator"), Token::PhaseParse)),
      m_production(new PillLabel(tr("production"), Token::Error)),
      m_readOnly(stripButton(QStringLiteral("identityReadOnly"), tr("The profile is read-only: let it write again"))),
      m_goTo(stripButton(QStringLiteral("identityGoTo"), tr("Go to operation"))),
      m_menu(stripButton(QStringLiteral("mainMenu"), tr("Main menu")))
{
    named(this, QStringLiteral("identityStrip"), tr("Identity"));
    makeProfileButton();
    makeRegionBox();
    m_account->setColor(Token::TextSecondary);
    m_credentials->setColor(Token::TextSecondary);
    m_credentials->setElideMode(Qt::ElideRight);
    m_ask->setText(tr("Which account?"));
    m_ask->setToolTip(tr("Asks sts GetCallerIdentity with this profile: changes nothing."));
    m_simulator->setToolTip(tr("Calls go to a server inside this program. They need no account and change nothing."));
    m_readOnly->setText(tr("read-only"));
    m_readOnly->setIcon(icon(Icon::Lock, Token::Warning));
    m_readOnly->setToolTip(
        tr("With this profile nothing that writes or destroys is sent. Click to let it write again."));
    m_production->setObjectName(QStringLiteral("identityProduction"));
    m_production->setToolTip(tr("Whatever writes or destroys with this profile is asked about before it is sent."));
    m_why->setIcon(icon(Icon::Help));
    m_why->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_why->setToolTip(tr("Why these credentials? (Ctrl+I)"));
    m_expiry->setIcon(icon(Icon::Clock));
    m_clock->setInterval(expiryTick);
    m_goTo->setIcon(icon(Icon::Search));
    m_goTo->setText(tr("Go to operation  Ctrl+K"));
    m_menu->setIcon(icon(Icon::List));
    m_menu->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_menu->setToolTip(tr("Main menu (F10)"));
    m_menu->setShortcut(Qt::Key_F10);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::medium, metrics::small, metrics::medium, metrics::small);
    row->setSpacing(metrics::medium);
    row->addWidget(m_profile);
    row->addWidget(m_account);
    row->addWidget(m_ask);
    row->addWidget(m_region);
    row->addWidget(m_expiry);
    row->addWidget(m_credentials);
    row->addWidget(m_why);
    row->addStretch(1);
    row->addWidget(m_simulator);
    row->addWidget(m_production);
    row->addWidget(m_readOnly);
    row->addWidget(m_goTo);
    row->addWidget(m_menu);
    connect(m_ask, &QToolButton::clicked, this, &IdentityStrip::accountRequested);
    connect(m_why, &QToolButton::clicked, this, &IdentityStrip::whyRequested);
    connect(m_expiry, &QToolButton::clicked, this, &IdentityStrip::accountRequested);
    connect(m_clock, &QTimer::timeout, this, &IdentityStrip::showExpiry);
    connect(m_goTo, &QToolButton::clicked, this, &IdentityStrip::goToRequested);
    connect(m_readOnly, &QToolButton::clicked, this, &IdentityStrip::readOnlyClicked);
    setIdentity({});
}

void IdentityStrip::makeProfileButton()
{
    m_profileMenu->setObjectName(QStringLiteral("profileMenu"));
    m_profileMenu->setAccessibleName(tr("Profiles"));
    connect(m_profile, &QToolButton::clicked, this, &IdentityStrip::openProfileMenu);
    m_profile->setFont(Theme::strongFont());
}

void IdentityStrip::makeRegionBox()
{
    m_region->setEditable(true);
    m_region->setInsertPolicy(QComboBox::NoInsert);
    m_region->setMinimumContentsLength(14);
    m_region->lineEdit()->setPlaceholderText(tr("no region"));
    named(m_region->lineEdit(), QStringLiteral("identityRegionEdit"), tr("Region"));
    m_region->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_region->completer()->setFilterMode(Qt::MatchContains);
    connect(m_region, &QComboBox::activated, this, &IdentityStrip::regionEntered);
    connect(m_region->lineEdit(), &QLineEdit::editingFinished, this, &IdentityStrip::regionEntered);
}

void IdentityStrip::regionEntered()
{
    const QString region = m_region->currentText().trimmed();
    if (region != m_shownRegion) {
        m_shownRegion = region;
        Q_EMIT regionChosen(region);
    }
}

void IdentityStrip::setIdentity(const engine::Identity& identity)
{
    const QString profile = identity.profile.empty() ? tr("no profile") : text(identity.profile);
    m_profile->setText(tr("%1  ▾", "profile, then the sign that a list opens").arg(profile));
    m_tint = markToken(identity.mark);
    m_profile->setIcon(icon(Icon::Dot, identity.error ? Token::Error : dotToken(identity.mark, identity.simulator)));
    m_profile->setToolTip(tr("Profile %1\nfrom %2").arg(profile, text(identity.profileSource)));
    m_simulator->setVisible(identity.simulator);
    m_production->setVisible(identity.mark.production);
    m_readOnly->setVisible(identity.mark.readOnly);
    const QSignalBlocker blocker(m_region);
    m_shownRegion = text(identity.region);
    m_region->setEditText(m_shownRegion);
    m_region->setToolTip(identity.region.empty()
                             ? tr("No region is set. Choose one or type its name.")
                             : tr("Region %1\nfrom %2").arg(m_shownRegion, text(identity.regionSource)));
    showAccount(identity);
    m_expires = identity.expires;
    showExpiry();
    update();
}

/// Counts down; what has run out offers to be asked for anew.
void IdentityStrip::showExpiry()
{
    m_expiry->setVisible(m_expires.has_value());
    m_expires ? m_clock->start() : m_clock->stop();
    if (!m_expires) {
        return;
    }
    const QDateTime at = QDateTime::fromSecsSinceEpoch(m_expires->seconds());
    const qint64 left = QDateTime::currentDateTime().secsTo(at);
    m_expiry->setText(left > 0 ? tr("expires in %1").arg(timeLeft(left)) : tr("expired · Sign in"));
    const Token tint = left <= 0 ? Token::Error : left < soon ? Token::Warning : Token::TextSecondary;
    m_expiry->setIcon(icon(Icon::Clock, tint));
    m_expiry->setToolTip(tr("The credentials are good until %1. Click to ask for new ones where that is due.")
                             .arg(at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss t"))));
}

void IdentityStrip::setProfileActions(const QList<QAction*>& actions)
{
    m_profileActions = actions;
}

void IdentityStrip::showProblem(const QString& text)
{
    m_credentials->setColor(Token::Error);
    m_credentials->setText(text);
    m_credentials->setToolTip(text);
}

void IdentityStrip::showAccount(const engine::Identity& identity)
{
    m_credentials->setToolTip({});
    m_credentials->setColor(Token::TextSecondary);
    if (identity.error) {
        m_account->setElideMode(Qt::ElideRight);
        m_account->setColor(Token::Error);
        m_account->setText(text(identity.error->message));
        m_account->setToolTip(text(identity.error->message) + QLatin1Char('\n') + nextStep(*identity.error));
        m_ask->hide();
        m_credentials->setText({}); // the tooltip says what to do; the room is the message's
        return;
    }
    const QString account = text(identity.accountId);
    m_account->setElideMode(Qt::ElideMiddle);
    m_account->setColor(Token::TextSecondary);
    const QString who = principal(text(identity.arn));
    m_account->setText(account.isEmpty() ? QString()
                       : who.isEmpty()   ? tr("account %1").arg(account)
                                         : tr("account %1 · %2").arg(account, who));
    m_account->setToolTip(text(identity.arn));
    m_ask->setVisible(account.isEmpty() && !identity.credentialMethod.empty());
    QStringList facts;
    if (!identity.endpointUrl.empty() && !identity.simulator) {
        facts.append(text(identity.endpointUrl));
    }
    if (!identity.accessKeyHint.empty() && !identity.simulator) {
        facts.append(tr("key …%1").arg(text(identity.accessKeyHint)));
    }
    m_credentials->setText(facts.join(QStringLiteral(" · ")));
    m_credentials->setToolTip(tr("Credentials found by: %1").arg(text(identity.credentialMethod)));
}

void IdentityStrip::setProfiles(const std::vector<engine::ProfileInfo>& profiles)
{
    m_profileMenu->clear();
    m_profileMenu->setToolTipsVisible(true);
    for (const engine::ProfileInfo& profile : profiles) {
        const QString name = text(profile.name);
        const QString region = profile.region.empty() ? QString() : QStringLiteral(" · ") + text(profile.region);
        auto* action = m_profileMenu->addAction(
            icon(Icon::Dot, dotToken(profile.mark, profile.kind == engine::ProfileKind::Simulator)),
            QStringLiteral("%1%2%3\t%4").arg(name, region, markWords(profile.mark), sourceWord(profile)));
        action->setToolTip(sourceWord(profile));
        connect(action, &QAction::triggered, this, [this, name] { Q_EMIT profileChosen(name); });
    }
    m_profileMenu->addSeparator();
    m_profileMenu->addActions(m_profileActions);
}

void IdentityStrip::setRegions(const QStringList& regions)
{
    const QSignalBlocker blocker(m_region);
    const QString shown = m_region->currentText();
    m_region->clear();
    m_region->addItems(regions);
    m_region->setEditText(shown);
}

void IdentityStrip::setMainMenu(QMenu* menu)
{
    connect(m_menu, &QToolButton::clicked, menu, [this, menu] {
        menu->popup(m_menu->mapToGlobal(QPoint(m_menu->width() - menu->sizeHint().width(), m_menu->height())));
    });
}

void IdentityStrip::openProfileMenu()
{
    m_profile->setFocus(Qt::ShortcutFocusReason);
    m_profileMenu->popup(m_profile->mapToGlobal(QPoint(0, m_profile->height())));
}

void IdentityStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_tint) {
        painter.fillRect(rect(), tintedSurface(Token::Background, *m_tint));
        painter.fillRect(QRect(0, height() - 2, width(), 2), Theme::color(*m_tint));
        return;
    }
    painter.setPen(Theme::color(Token::Border));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

} // namespace botoscope::ui
