using NodaTime;

namespace ComplianceGrains.Api.Rights;

/// <summary>Everything that the firm holds about a person and may tell them: the same for everybody of whom the same may be told.</summary>
/// <param name="Customer">The id under which they are known here.</param>
/// <param name="Jurisdiction">Where the relationship is booked.</param>
/// <param name="PreparedAt">When the copy was made.</param>
/// <param name="Data">What they gave, as it is stored.</param>
/// <param name="Decisions">What was decided that they may know of, oldest first.</param>
/// <param name="Wallets">The wallets that they asked to use.</param>
/// <param name="Transfers">What they sent and received, with the other side as they or their address tell it.</param>
/// <param name="Requests">What they asked for about their data.</param>
/// <param name="Kept">How long it is kept, and by which law.</param>
/// <param name="LeftOut">What no copy says anything about, whether or not there is any of it.</param>
/// <param name="Rights">What they may ask for.</param>
public sealed record AccessCopyBody(
    string Customer, string Jurisdiction, Instant PreparedAt, IReadOnlyList<ShownFieldBody> Data, IReadOnlyList<CopiedDecisionBody> Decisions, IReadOnlyList<CopiedWalletBody> Wallets,
    IReadOnlyList<CopiedTransferBody> Transfers, IReadOnlyList<DataRequestBody> Requests, IReadOnlyList<CopiedTermBody> Kept, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Rights);

/// <summary>A decision in a copy.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What was decided, e.g. <c>customer.activated</c>.</param>
/// <param name="Outcome">How.</param>
/// <param name="Reasons">Why, as far as it may be told.</param>
public sealed record CopiedDecisionBody(Instant At, string Kind, string Outcome, IReadOnlyList<string> Reasons);

/// <summary>A wallet in a copy.</summary>
/// <param name="Chain">As stated.</param>
/// <param name="Address">As stated.</param>
/// <param name="SelfHosted">Whether they alone hold the keys.</param>
public sealed record CopiedWalletBody(string? Chain, string? Address, bool SelfHosted);

/// <summary>A transfer in a copy. Whether it waits, and for what, no copy says: that is the same for everybody.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="Direction"><c>outgoing</c> or <c>incoming</c>.</param>
/// <param name="Asset">CAIP-19.</param>
/// <param name="Amount">In the asset's main unit.</param>
/// <param name="Value">In money, as it was stated, e.g. <c>612.50 EUR</c>; null if it was not.</param>
/// <param name="Counterparty"><c>vasp</c>, <c>self-hosted</c> or <c>unknown</c>.</param>
/// <param name="Address">The other side's, CAIP-10.</param>
/// <param name="Memo">Which account behind it.</param>
/// <param name="Provider">The other side's provider.</param>
/// <param name="Beneficiary">To whom it went, as the person said; of an outgoing transfer only. Who sent what came in is that person's.</param>
/// <param name="Transaction">Where the chain has it, as it was first stated.</param>
/// <param name="Status"><c>open</c>, <c>completed</c>, <c>returned</c>, <c>cancelled</c> or <c>refused</c>.</param>
public sealed record CopiedTransferBody(
    Instant At, string Direction, string Asset, string Amount, string? Value, string Counterparty, string? Address, string? Memo, string? Provider, string? Beneficiary, string? Transaction, string Status);

/// <summary>How long records of one class are kept.</summary>
/// <param name="RecordClass">Which class.</param>
/// <param name="AtLeastThrough">The last day on which they must be kept; null while what starts the count has not happened.</param>
/// <param name="Law">The law of the jurisdiction where the relationship is booked.</param>
public sealed record CopiedTermBody(string RecordClass, LocalDate? AtLeastThrough, string Law);
