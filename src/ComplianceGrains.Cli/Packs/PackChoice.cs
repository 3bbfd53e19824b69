using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;
using NodaTime;

namespace ComplianceGrains.Cli.Packs;

/// <summary>What a user means by <c>EU</c> (all its versions), <c>EU@3</c> (as if it were the only one) or a folder (a draft in its place).</summary>
/// <param name="Library">The packs to work with.</param>
/// <param name="Pack">The version meant; of a plain code the newest.</param>
/// <param name="Alone">Whether one version was named, so that the others of its jurisdiction stand aside.</param>
internal sealed record PackChoice(PackLibrary Library, Pack Pack, bool Alone)
{
    public const string Accepted = "a code such as EU, a version such as EU@3, or the folder of a version";

    /// <summary>The choice, or null after saying what is wrong with it.</summary>
    public static PackChoice? Of(PackLibrary library, string written)
    {
        if (library.Newest.FirstOrDefault(pack => Same(pack.Jurisdiction, written)) is { } newest)
            return new PackChoice(library, newest, Alone: false);
        if (library.Packs.FirstOrDefault(pack => Same(pack.Id, written)) is { } version)
            return new PackChoice(library.Only(version), version, Alone: true);
        if (!File.Exists(Path.Combine(written, "pack.yaml")))
        {
            Console.Error.WriteLine($"'{written}' is no pack. Name {Accepted}. There are: {string.Join(", ", library.Packs)}.");
            return null;
        }
        return Draft(library, PackLibrary.ReadFolder(written));
    }

    /// <summary>Several choices in one library.</summary>
    public static (PackLibrary Library, IReadOnlyList<PackChoice> Choices)? Of(PackLibrary library, IEnumerable<string> written)
    {
        var choices = new List<PackChoice>();
        foreach (var each in written)
        {
            if (Of(library, each) is not { } choice)
                return null;
            choices.Add(choice);
            library = choice.Library;
        }
        return (library, choices);
    }

    /// <summary>The stretch in which the version is in force: the end is when the next one begins, or null. Empty when that is the same day.</summary>
    public (Instant From, Instant? Until) InForce(PackLibrary all) => Alone ? (Pack.EffectiveInstant, Next(all)?.EffectiveInstant) : (Instant.MinValue, null);

    /// <summary>The version that takes this one's place, or null. Of two that begin together the higher one rules.</summary>
    public Pack? Next(PackLibrary all) => all.After(Pack);

    private static PackChoice? Draft(PackLibrary library, PackFolder folder)
    {
        var draft = library.Draft(folder);
        if (draft.Pack is { } known && library.Packs.FirstOrDefault(pack => pack.Id == known.Id) is { } same)
            library = library.Without(same);
        var load = draft.Pack is null ? new PackLoad(null, draft.Errors) : library.With(folder);
        foreach (var error in load.Errors)
            Console.Error.WriteLine($"error   {error}");
        return load.Library is { } taken ? new PackChoice(taken.Only(draft.Pack!), draft.Pack!, Alone: true) : null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
