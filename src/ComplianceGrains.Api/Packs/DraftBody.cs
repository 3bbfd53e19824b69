using NodaTime;

namespace ComplianceGrains.Api.Packs;

/// <summary>One thing that a version says and a form can change: a number or a length of time in its rules, what an obligation says and who answers for it, days off.</summary>
/// <param name="Id">Names it within the version, e.g. <c>screening.threshold</c>.</param>
/// <param name="Path">The rule's path.</param>
/// <param name="Says">What the rule says now, in a sentence.</param>
/// <param name="Value">As it stands in the file: <c>0.85</c>, <c>P14D</c>; of days all of them, each with its name, such as <c>2027-05-14 Ascension Day; 2027-12-24 Christmas Eve</c>, or <c>Labour Day: on 05-01; Good Friday: easter -2</c> where they follow a rule; empty of an obligation that a draft adds.</param>
/// <param name="Source">Title of what it rests on.</param>
/// <param name="Url">Where that can be read, or null.</param>
/// <param name="Standing"><c>law-verified</c>, <c>law-unverified</c>, <c>policy-adopted</c> or <c>policy-not-adopted</c>.</param>
/// <param name="Citation">The whole citation in a line: pack, title, which text was read when.</param>
/// <param name="Note">The pack's remark, or null.</param>
/// <param name="MayChange">Whether a draft may change it so: what was held against the law is changed in the file, with its citation.</param>
/// <param name="Takes"><c>measure</c> (a number or a length of time), <c>sentence</c>, <c>word</c>, <c>days</c> or <c>rules</c> (of days).</param>
/// <param name="Choices">Of a word: those that it can be. Null of anything else.</param>
public sealed record PackFieldBody(
    string Id, string Path, string Says, string Value, string Source, string? Url, string Standing, string Citation, string? Note, bool MayChange, string Takes, IReadOnlyList<string>? Choices);

/// <summary>The next version of a pack, made by changing single things that one says.</summary>
/// <param name="Base">Number of the version that it begins with.</param>
/// <param name="Effective">Its first day, in the zone of the jurisdiction.</param>
/// <param name="Changes">What to change.</param>
/// <param name="Scenarios">Further scenarios, in the language of the packs' scenario files; null for none.</param>
/// <param name="Migration">What becomes of those who were decided about before: <c>keep</c>, which is what null means, or <c>re-evaluate</c>.</param>
public sealed record DraftRequestBody(string? Base, LocalDate? Effective, IReadOnlyList<DraftChangeBody>? Changes, string? Scenarios = null, string? Migration = null);

/// <summary>One change.</summary>
/// <param name="Id">Which value.</param>
/// <param name="Value">As it is to stand in the file.</param>
public sealed record DraftChangeBody(string Id, string Value);

/// <summary>A draft: read, checked and tested, and kept nowhere.</summary>
/// <param name="Id">Digest of the version, in hex; what a simulation of it is called.</param>
/// <param name="Version">Its number.</param>
/// <param name="Changes">What differs from the version whose place it takes, in sentences.</param>
/// <param name="Problems">What keeps it from being proposed, with place; empty if nothing does.</param>
/// <param name="ScenariosPassed">How many scenarios speak of days on which it would rule, and passed.</param>
/// <param name="Files">Its files, for a simulation and for a proposal.</param>
/// <param name="Scenarios">Its scenarios, for a proposal.</param>
public sealed record DraftBody(
    string? Id, int Version, IReadOnlyList<PackChangeBody> Changes, IReadOnlyList<string> Problems, int ScenariosPassed, IReadOnlyList<PackFileBody> Files, IReadOnlyList<PackFileBody> Scenarios);
