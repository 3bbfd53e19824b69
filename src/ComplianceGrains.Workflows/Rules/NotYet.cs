namespace ComplianceGrains.Workflows.Rules;

/// <summary>
/// The rules of the packs that no workflow obeys yet, each with the reason. A path that the language gains stands here until a workflow obeys
/// it; it then moves to that workflow's own list.
/// </summary>
internal static class NotYet
{
    private const string NoOccasionals = "There are no occasional customers: whoever transfers has a relationship with full due diligence.";
    private const string OfSanctions = "Of a restriction by an order it is not known whether a designation, a block or a court's order is behind it, and each of these clocks starts with one of its own: none is guessed.";
    private const string OfMatches = "Screening knows the match and people confirm it, but the report to the sanctions authority is not kept here yet: people make it by the date that the rules answer.";
    private const string OfTransfers = "Transfers are decided, but whether one is to be reported by its size or its way is not counted yet: people see to it.";
    private const string OfOthers = "A report about something that no workflow decides: people make it, and its date is asked of the rules as ever.";
    private const string Inquired = "What an authority asks is an inquiry, with the day until when it wants the answer.";
    private const string SameEnd = "The end of a relationship goes the same way with and without a suspicion, so that it tells of none: the officer waits.";
    private const string KeptForNow = "A suspicion is kept: its end is not decided yet.";
    private const string Operators = "Where a host stores, who runs it decides.";
    private const string Programme = "The firm's programme is no actor here.";

    /// <summary>Why each is not obeyed, by its path.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["customerDueDiligence.legalEntity.beneficialOwner.exempt"] = "The owners of every entity are asked for, whatever it says it is: nobody proves a listing or a public body here yet.",
        ["customerDueDiligence.legalEntity.beneficialOwner.control"] = "Control by other means counts always: more owners are found than where a pack leaves it out, never fewer.",
        ["customerDueDiligence.occasional.threshold"] = NoOccasionals,
        ["customerDueDiligence.occasional.thresholdFor.*"] = NoOccasionals,
        ["customerDueDiligence.occasional.linkedWithin"] = NoOccasionals,
        ["customerDueDiligence.occasional.whatever"] = NoOccasionals,
        ["customerDueDiligence.occasional.always"] = NoOccasionals,
        ["customerDueDiligence.enhanced.afterOffice.*"] = "When somebody left an office no evidence says: they count as exposed without an end, which is stricter.",
        ["customerDueDiligence.reliance.reply"] = "Nobody relies on this firm's due diligence over the platform, so that nobody asks it for a copy here.",
        ["customerDueDiligence.simplified.allowed"] = "Due diligence is never simplified.",
        ["customerDueDiligence.prohibited"] = "The services that it names are no kinds of customers; the firm does not offer them here.",

        ["screening.notYetEnforced"] = "It says that an authority's list is not enforced yet; the firm is told by its pack, and screens against it or not.",

        ["wallets.travelRule.reply"] = "What other providers ask the firm for afterwards is not recorded: it reaches the firm by other means than TRP.",
        ["wallets.holds.*"] = "How long a withdrawal waits after a deposit, a purchase, a swap or before the first is not counted yet: the product has to wait.",
        ["wallets.counterparties.prohibited"] = "Of which kind a provider is (a shell, an anonymous service) the register does not hold; people refuse it when they assess it.",

        ["monitoring.new-wallet"] = "No pack says how new a wallet is that it means, and when the address was first used only the chain knows.",

        ["reporting.sanctions-freeze"] = OfSanctions,
        ["reporting.sanctions-match"] = OfMatches,
        ["reporting.sanctions-partial"] = OfMatches,
        ["reporting.sanctions-blocked"] = OfSanctions,
        ["reporting.sanctions-rejected"] = OfSanctions,
        ["reporting.sanctions-annual"] = OfSanctions,
        ["reporting.cash"] = OfOthers,
        ["reporting.large-virtual"] = OfTransfers,
        ["reporting.cross-border"] = OfTransfers,
        ["reporting.unverified-wallet"] = "Whose a wallet is, is proven before an amount, or nothing goes: there is nothing to report.",
        ["reporting.fiu-reply"] = Inquired,
        ["reporting.exit-after-silence"] = SameEnd,
        ["reporting.freeze-release"] = OfSanctions,
        ["reporting.records-production"] = Inquired,
        ["reporting.incident-initial"] = OfOthers,
        ["reporting.incident-intermediate"] = OfOthers,
        ["reporting.incident-final"] = OfOthers,
        ["reporting.ransom"] = OfOthers,
        ["reporting.annual-compliance"] = OfOthers,
        ["reporting.nil-annual"] = OfOthers,
        ["reporting.material-change"] = OfOthers,
        ["reporting.data-breach"] = OfOthers,
        ["reporting.terrorist-property"] = OfOthers,
        ["reporting.discrepancy"] = "What a register of owners says is not read here, so that nothing can differ from it.",
        ["reporting.counterparty-failing"] = "Failures of a provider are counted and restrict it; that they are reported people see to.",
        ["reporting.appointment"] = OfOthers,
        ["reporting.customer-records"] = "Since when a relationship stands is known, but not whether the registry has got a copy of its records: people send it by the date that the rules answer.",
        ["reporting.property-released"] = OfSanctions,
        ["reporting.nothing-held"] = OfSanctions,
        ["reporting.certification"] = OfOthers,
        ["reporting.exitBarred"] = SameEnd,

        ["retention.suspicion.floor"] = KeptForNow,
        ["retention.suspicion.ceiling"] = KeptForNow,
        ["retention.*.deletionExceptions"] = "What is held is kept by orders and open cases, which are stricter.",
        ["retention.*.unredacted"] = "Nothing is redacted in what is kept.",
        ["retention.*.apart"] = "Each class is sealed under keys of its own; no other store is kept.",

        ["minimisation.specialCategories"] = "Each field has rules of its own for whether it is taken, shown and given out; none has more because it is of a special category.",
        ["minimisation.abroad"] = Operators,
        ["minimisation.storedIn"] = Operators,

        ["governance.roles"] = Programme,
        ["governance.every.*"] = Programme,

        ["identities.*"] = "The identities of services are the issuer's.",
    };

    /// <summary>Their paths.</summary>
    public static readonly string[] Paths = [.. Reasons.Keys];
}
