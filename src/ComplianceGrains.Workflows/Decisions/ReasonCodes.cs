using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Decisions;

/// <summary>
/// Every reason that a decision can have. Open to services is only what the customer or the product itself brought about;
/// what people looked at, found or decided is the firm's.
/// </summary>
public static class ReasonCodes
{
    /// <summary>What the rules require was given.</summary>
    public static readonly ReasonCode DataComplete = Open("data-complete");
    /// <summary>Every step of onboarding is done.</summary>
    public static readonly ReasonCode StepsComplete = Open("steps-complete");
    /// <summary>The relationship ended as it was asked.</summary>
    public static readonly ReasonCode RelationshipEnded = Open("relationship-ended");
    /// <summary>The address is one.</summary>
    public static readonly ReasonCode AddressValid = Open("address-valid");
    /// <summary>The customer has to show that they control the wallet.</summary>
    public static readonly ReasonCode OwnershipProofNeeded = Open("ownership-proof-needed");
    /// <summary>How long the wallet has to wait.</summary>
    public static readonly ReasonCode Cooldown = Open("cooldown");
    /// <summary>The wait is over.</summary>
    public static readonly ReasonCode CooldownOver = Open("cooldown-over");
    /// <summary>How long the approval holds.</summary>
    public static readonly ReasonCode Expiry = Open("expiry");
    /// <summary>The approval's time is over.</summary>
    public static readonly ReasonCode ApprovalOver = Open("approval-over");
    /// <summary>An approved wallet is looked at again from time to time.</summary>
    public static readonly ReasonCode WalletLookedAtAgain = Staff("wallet-looked-at-again");
    /// <summary>Somebody asked that the wallet is not used any more.</summary>
    public static readonly ReasonCode Revoked = Open("revoked");
    /// <summary>There is no relationship with the customer any more.</summary>
    public static readonly ReasonCode CustomerEnded = Open("customer-ended");

    /// <summary>Who is said to be related to a legal entity was named as the rules require.</summary>
    public static readonly ReasonCode PartyStated = Open("party-stated");
    /// <summary>They are not related to it any more.</summary>
    public static readonly ReasonCode PartyRemoved = Open("party-removed");
    /// <summary>A related party is named, identified and screened.</summary>
    public static readonly ReasonCode PartyPassed = Staff("party-passed");
    /// <summary>A related party stands otherwise than before.</summary>
    public static readonly ReasonCode PartyStanding = Staff("party-standing");
    /// <summary>Who owns a legal entity.</summary>
    public static readonly ReasonCode OwnersFound = Staff("owners-found");
    /// <summary>What has to be known before it is decided who owns a legal entity.</summary>
    public static readonly ReasonCode OwnersMissing = Staff("owners-missing");
    /// <summary>What listed holders make of a legal entity.</summary>
    public static readonly ReasonCode SanctionedOwnership = Staff("sanctioned-ownership");
    /// <summary>A way from a holder to a legal entity.</summary>
    public static readonly ReasonCode OwnershipPath = Staff("ownership-path");

    /// <summary>A transfer was asked for.</summary>
    public static readonly ReasonCode TransferRequested = Open("transfer-requested");
    /// <summary>Nothing stands against a transfer.</summary>
    public static readonly ReasonCode TransferAllowed = Open("transfer-allowed");
    /// <summary>A transfer is on the chain.</summary>
    public static readonly ReasonCode TransferCompleted = Open("transfer-completed");
    /// <summary>What came in was sent back.</summary>
    public static readonly ReasonCode TransferReturned = Open("transfer-returned");
    /// <summary>More transfers are to be looked at than one verdict holds.</summary>
    public static readonly ReasonCode TransfersPutOff = Staff("transfers-put-off");
    /// <summary>A monitoring rule found its pattern, or could not tell.</summary>
    public static readonly ReasonCode MonitoringPattern = Staff("monitoring-pattern");
    /// <summary>Nobody is told of a monitoring rule for a time.</summary>
    public static readonly ReasonCode MonitoringSuppressed = Staff("monitoring-suppressed");
    /// <summary>A transfer will not happen.</summary>
    public static readonly ReasonCode TransferCancelled = Open("transfer-cancelled");
    /// <summary>The customer is not active.</summary>
    public static readonly ReasonCode CustomerNotActive = Open("customer-not-active");
    /// <summary>Of assets of this kind nothing is transferred.</summary>
    public static readonly ReasonCode AssetProhibited = Open("asset-prohibited");
    /// <summary>The wallet may be used.</summary>
    public static readonly ReasonCode WalletUsable = Open("wallet-usable");
    /// <summary>The wallet may not be used now.</summary>
    public static readonly ReasonCode WalletNotUsable = Open("wallet-not-usable");
    /// <summary>Nobody knows what is on the other side.</summary>
    public static readonly ReasonCode CounterpartyUnknown = Open("counterparty-unknown");
    /// <summary>A provider on the other side is not what it has to be for a transfer.</summary>
    public static readonly ReasonCode CounterpartyNotAssessed = Staff("counterparty-not-assessed");
    /// <summary>What a provider on the other side is to the firm.</summary>
    public static readonly ReasonCode CounterpartyAssessed = Staff("counterparty-assessed");
    /// <summary>A provider is in the register.</summary>
    public static readonly ReasonCode CounterpartyRegistered = Staff("counterparty-registered");
    /// <summary>Nobody looked into a provider in time.</summary>
    public static readonly ReasonCode CounterpartyOverdue = Staff("counterparty-overdue");
    /// <summary>Data did not come from a provider in time.</summary>
    public static readonly ReasonCode CounterpartyFailed = Staff("counterparty-failed");
    /// <summary>They did not so often that it is restricted.</summary>
    public static readonly ReasonCode CounterpartyRestricted = Staff("counterparty-restricted");
    /// <summary>Somebody stated who is on the other side.</summary>
    public static readonly ReasonCode TravelRuleDataStated = Open("travel-rule-data-stated");
    /// <summary>What a rule wants to travel with a transfer.</summary>
    public static readonly ReasonCode TravelRuleTier = Open("travel-rule-tier");
    /// <summary>What of it is missing.</summary>
    public static readonly ReasonCode TravelRuleDataMissing = Open("travel-rule-data-missing");
    /// <summary>What goes between the firm and the provider on the other side.</summary>
    public static readonly ReasonCode TravelRuleExchange = Staff("travel-rule-exchange");
    /// <summary>What a transfer is in the currency of a rule is not known.</summary>
    public static readonly ReasonCode ValueUnknown = Open("value-unknown");
    /// <summary>What a rule asks for about self-hosted wallets.</summary>
    public static readonly ReasonCode SelfHostedMeasures = Staff("self-hosted-measures");

    /// <summary>What whoever is refused is told.</summary>
    public static readonly ReasonCode RefusalExplained = Open("refusal-explained");
    /// <summary>The applicant asked that people look at the refusal.</summary>
    public static readonly ReasonCode ReviewRequested = Open("review-requested");
    /// <summary>People who had not decided before looked at the refusal, and it stands.</summary>
    public static readonly ReasonCode RefusalUpheld = Open("refusal-upheld");
    /// <summary>People who had not decided before looked at the refusal, and it falls.</summary>
    public static readonly ReasonCode RefusalOverturned = Open("refusal-overturned");

    /// <summary>Every term of retention is over.</summary>
    public static readonly ReasonCode RetentionOver = Open("retention-over");

    /// <summary>Until when the records are kept.</summary>
    public static readonly ReasonCode RetentionTerm = Staff("retention-term");

    /// <summary>By whose order records are held.</summary>
    public static readonly ReasonCode HoldPlaced = Staff("hold-placed");
    /// <summary>The last day of a hold is over.</summary>
    public static readonly ReasonCode HoldOver = Staff("hold-over");

    /// <summary>Until when a person's request about their data is answered.</summary>
    public static readonly ReasonCode DataRequestDue = Staff("data-request-due");
    /// <summary>How it was answered.</summary>
    public static readonly ReasonCode DataRequestAnswered = Staff("data-request-answered");
    /// <summary>Which of a person's data were put right.</summary>
    public static readonly ReasonCode DataCorrected = Staff("data-corrected");
    /// <summary>What a person's own values were opened for.</summary>
    public static readonly ReasonCode FieldsOpened = Staff("fields-opened");
    /// <summary>What a copy of a person's data leaves out.</summary>
    public static readonly ReasonCode AccessWithheld = Staff("access-withheld");

    /// <summary>Who has to approve.</summary>
    public static readonly ReasonCode ApprovalNeeded = Staff("approval-needed");
    /// <summary>What an exception was about went away by itself.</summary>
    public static readonly ReasonCode CauseGone = Staff("cause-gone");
    /// <summary>All who have to confirm have.</summary>
    public static readonly ReasonCode Confirmed = Staff("confirmed");
    /// <summary>A step was not done in time.</summary>
    public static readonly ReasonCode DeadlineMissed = Staff("deadline-missed");
    /// <summary>A person decided, in which role.</summary>
    public static readonly ReasonCode DecidedByPerson = Staff("decided-by-person");
    /// <summary>What calls for enhanced due diligence.</summary>
    public static readonly ReasonCode EnhancedDueDiligence = Staff("enhanced-due-diligence");
    /// <summary>How people closed an exception.</summary>
    public static readonly ReasonCode ExceptionAnswered = Staff("exception-answered");
    /// <summary>Two operators closed an incident.</summary>
    public static readonly ReasonCode IncidentClosed = Staff("incident-closed");
    /// <summary>Whether everything that waits moves.</summary>
    public static readonly ReasonCode LivenessSwept = Staff("liveness-swept");
    /// <summary>Whether everybody was screened again on a day on which the rules want it.</summary>
    public static readonly ReasonCode Rescreened = Staff("rescreened");
    /// <summary>Who holds an exception by what rule.</summary>
    public static readonly ReasonCode Ladder = Staff("ladder");
    /// <summary>The rules ask nobody to confirm.</summary>
    public static readonly ReasonCode NoSecondPersonNeeded = Staff("no-second-person-needed");
    /// <summary>Evidence is older than the rules allow.</summary>
    public static readonly ReasonCode EvidenceTooOld = Staff("evidence-too-old");
    /// <summary>Entries under the threshold that people look at all the same.</summary>
    public static readonly ReasonCode ReviewBand = Staff("review-band");
    /// <summary>Something happened for which the rules want a review.</summary>
    public static readonly ReasonCode ReviewCause = Staff("review-cause");
    /// <summary>Those whom the rules name agreed that a restriction is lifted.</summary>
    public static readonly ReasonCode RestrictionLifted = Staff("restriction-lifted");
    /// <summary>The periodic review is done.</summary>
    public static readonly ReasonCode ReviewDone = Staff("review-done");

    /// <summary>Rules came into force that want everybody decided about again, and ask more than was done.</summary>
    public static readonly ReasonCode RulesChanged = Staff("rules-changed");
    /// <summary>The periodic review is due.</summary>
    public static readonly ReasonCode ReviewDue = Staff("review-due");
    /// <summary>The periodic review comes earlier than planned.</summary>
    public static readonly ReasonCode ReviewEarlier = Staff("review-earlier");
    /// <summary>The risk band and its points.</summary>
    public static readonly ReasonCode RiskBand = Staff("risk-band");
    /// <summary>A factor that adds to the risk.</summary>
    public static readonly ReasonCode RiskFactor = Staff("risk-factor");
    /// <summary>Rules of two jurisdictions clash.</summary>
    public static readonly ReasonCode RuleConflict = Staff(ExceptionKinds.RuleConflict);
    /// <summary>Who held an exception longer than they may.</summary>
    public static readonly ReasonCode RungOverdue = Staff("rung-overdue");
    /// <summary>A list, and its content.</summary>
    public static readonly ReasonCode ScreenedAgainst = Staff("screened-against");
    /// <summary>The engine.</summary>
    public static readonly ReasonCode ScreenedBy = Staff("screened-by");
    /// <summary>Screening has an answer again.</summary>
    public static readonly ReasonCode ScreeningAnswered = Staff("screening-answered");
    /// <summary>Nothing is open on the lists.</summary>
    public static readonly ReasonCode ScreeningPassed = Staff("screening-passed");
    /// <summary>Who has to confirm.</summary>
    public static readonly ReasonCode SecondPersonNeeded = Staff("second-person-needed");
    /// <summary>A person rejected a step.</summary>
    public static readonly ReasonCode StepRejected = Staff("step-rejected");
    /// <summary>Two people confirmed a match.</summary>
    public static readonly ReasonCode TrueMatch = Staff("true-match");

    /// <summary>The evidence that the customer brings, and so knows of; what the firm finds out by itself is not among it.</summary>
    /// <summary>Somebody of the firm suspects something.</summary>
    public static readonly ReasonCode SuspicionRaised = Unit("suspicion-raised");
    /// <summary>Something about a suspicion was not done in time.</summary>
    public static readonly ReasonCode SuspicionOverdue = Unit("suspicion-overdue");
    /// <summary>A report that the rules ask for, and by when.</summary>
    public static readonly ReasonCode ReportOwed = Unit("report-owed");

    /// <summary>How long a transaction waits for an authority's word.</summary>
    public static readonly ReasonCode ConsentClock = Unit("consent-clock");

    private static readonly string[] FromTheCustomer = ["identity-verification", "document", "record-purpose", "source-of-funds", "source-of-wealth"];

    private static readonly string[] Results = [EvidenceResult.Passed, EvidenceResult.Failed, EvidenceResult.Inconclusive];

    /// <summary>All that this version writes, but for evidence of kinds that only a pack names; those are for staff.</summary>
    public static IReadOnlyDictionary<string, ReasonCode> All { get; } = new[]
    {
        DataComplete, StepsComplete, RelationshipEnded, AddressValid, OwnershipProofNeeded, Cooldown, CooldownOver, Expiry, ApprovalOver, WalletLookedAtAgain, Revoked, CustomerEnded, RetentionOver, RetentionTerm, HoldPlaced, HoldOver,
        DataRequestDue, DataRequestAnswered, DataCorrected, AccessWithheld, FieldsOpened,
        PartyStated, PartyRemoved, PartyPassed, PartyStanding, OwnersFound, OwnersMissing, SanctionedOwnership, OwnershipPath,
        TransferRequested, TransferAllowed, TransferCompleted, TransferReturned, TransfersPutOff, MonitoringPattern, MonitoringSuppressed, TransferCancelled, CustomerNotActive, AssetProhibited, WalletUsable, WalletNotUsable, CounterpartyUnknown,
        CounterpartyNotAssessed, CounterpartyAssessed, CounterpartyRegistered, CounterpartyOverdue, CounterpartyFailed, CounterpartyRestricted,
        TravelRuleDataStated, TravelRuleTier, TravelRuleDataMissing, TravelRuleExchange, ValueUnknown, SelfHostedMeasures,
        RefusalExplained, ReviewRequested, RefusalUpheld, RefusalOverturned,
        ApprovalNeeded, CauseGone, Confirmed, DeadlineMissed, DecidedByPerson, EnhancedDueDiligence, EvidenceTooOld, ReviewBand, ExceptionAnswered, IncidentClosed, LivenessSwept, Rescreened, Ladder, NoSecondPersonNeeded, RestrictionLifted, ReviewDone,
        ReviewDue, ReviewCause, ReviewEarlier, RulesChanged, RiskBand, RiskFactor, RungOverdue, ScreenedAgainst, ScreenedBy, ScreeningAnswered, ScreeningPassed, SecondPersonNeeded,
        StepRejected, TrueMatch, SuspicionRaised, SuspicionOverdue, ReportOwed, ConsentClock,
    }
        .Concat(FromTheCustomer.SelectMany(kind => Results.Select(result => Evidence(kind, result))))
        .Concat(Results.Select(Ownership))
        .Concat(ScreeningRecord.Outcomes.Select(Screening))
        .Concat(ExceptionKinds.All.Select(Raised))
        .Concat(new[] { "requested", "approved", "confirmed", "rejected", "packaged", "downloaded", "failed", "lapsed" }.Select(Export))
        .Concat(new[] { "received", "overdue", "closed", "closed-late" }.Select(Inquiry))
        .Concat(new[] { "accepted", "confirmed", "progressed", "done", "engine-changed", "rescreening-begun" }.Select(List))
        .Concat(new[] { "proposed", "confirmed", "approved", "rejected", "lapsed", "migration-progressed", "migration-done", "emergency", "kept", "to-be-replaced", "review-missed" }.Select(Pack))
        // A missed deadline is a reason of its own and the name of an exception.
        .DistinctBy(code => code.Text).ToDictionary(code => code.Text, StringComparer.Ordinal);

    /// <summary>Who may know a reason found in a history; one that nobody has put anywhere is for staff.</summary>
    public static Audience AudienceOf(string code) => All.TryGetValue(code, out var known) ? known.Shown : Audience.Staff;

    /// <summary>How evidence came out.</summary>
    public static ReasonCode Evidence(string kind, string result) =>
        new($"{kind}-{result}", FromTheCustomer.Contains(kind) ? Audience.Service : Audience.Staff);

    /// <summary>How a proof of ownership came out.</summary>
    public static ReasonCode Ownership(string result) => Open($"ownership-{result}");

    /// <summary>How a screening came out.</summary>
    public static ReasonCode Screening(string outcome) => Staff($"screening-{outcome}");

    /// <summary>An exception was raised; the reason has the name of its kind.</summary>
    public static ReasonCode Raised(string exceptionKind) => Staff(exceptionKind);

    /// <summary>What became of an export.</summary>
    public static ReasonCode Export(string outcome) => Staff($"export-{outcome}");

    /// <summary>What became of an inquiry.</summary>
    public static ReasonCode Inquiry(string outcome) => Staff($"inquiry-{outcome}");

    /// <summary>What became of a list.</summary>
    public static ReasonCode List(string outcome) => Staff($"list-{outcome}");

    /// <summary>What became of a proposed version of a pack.</summary>
    public static ReasonCode Pack(string outcome) => Staff($"pack-{outcome}");

    private static ReasonCode Open(string text) => new(text, Audience.Service);

    private static ReasonCode Staff(string text) => new(text, Audience.Staff);

    private static ReasonCode Unit(string text) => new(text, Audience.Suspicion);
}
