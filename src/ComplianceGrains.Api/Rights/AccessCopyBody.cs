using NodaTime;

namespace ComplianceGrains.Api.Rights;

/// <summary>Everything that the firm holds about a person and may tell them: the same for everybody of whom the same may be told.</summary>
/// <param name="Customer">The id under which they are known here.</param>
/// <param name="Jurisdiction">Where the relationship is booked.</param>
/// <param name="PreparedAt">When the copy was made.</param>
/// <param name="Data">What they gave, as it is stored.</param>
/// <param name="Decisions">What was decided that they may know of, oldest first.</param>
/// <param name="Wallets">The wallets that they asked to use.</param>
/// <param name="Requests">What they asked for about their data.</param>
/// <param name="Kept">How long it is kept, and by which law.</param>
/// <param name="LeftOut">What no copy says anything about, whether or not there is any of it.</param>
/// <param name="Rights">What they may ask for.</param>
public sealed record AccessCopyBody(
    string Customer, string Jurisdiction, Instant PreparedAt, IReadOnlyList<ShownFieldBody> Data, IReadOnlyList<CopiedDecisionBody> Decisions, IReadOnlyList<CopiedWalletBody> Wallets,
    IReadOnlyList<DataRequestBody> Requests, IReadOnlyList<CopiedTermBody> Kept, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Rights);

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

/// <summary>How long records of one class are kept.</summary>
/// <param name="RecordClass">Which class.</param>
/// <param name="AtLeastThrough">The last day on which they must be kept; null while what starts the count has not happened.</param>
/// <param name="Law">The law of the jurisdiction where the relationship is booked.</param>
public sealed record CopiedTermBody(string RecordClass, LocalDate? AtLeastThrough, string Law);
