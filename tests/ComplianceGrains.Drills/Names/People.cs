using System.Globalization;
using Azure.Data.Tables;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Azure.Journals;
using ComplianceGrains.Storage.Azure.Tables;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Decisions;
using NodaTime;
using Verdict = ComplianceGrains.Storage.Azure.Journals.Verdict;

namespace ComplianceGrains.Drills.Names;

/// <summary>
/// Customers of whom there is nothing but what an index reads: their place in the list of a cell and their application, sealed and laid out
/// as the program does it. Made whenever somebody asks, so that a million of them take no place in the emulator.
/// </summary>
public sealed class People
{
    /// <summary>Of the entity that serves them.</summary>
    public const string Jurisdiction = "eu";

    /// <summary>Less than the packs ask for: nobody comes near who has no actor.</summary>
    private const decimal Floor = 0.75m;

    private const int Chunk = 50_000;
    private const string Prefix = "customer/gen-";

    private static readonly Principal Staff = new("prn-drill", Roles.ProductService, false, ["*"]);
    private static readonly Instant Applied = Instant.FromUtc(2026, 1, 2, 8, 0);

    private readonly DecisionWriter _writer;
    private readonly GeneratedKeys _keys;
    private readonly StoreLayout _layout;
    private readonly string[] _names;
    private readonly List<int>[] _ofCell;

    private People(GeneratedKeys keys, RootKey root, string[] names, StoreLayout layout)
    {
        (_keys, _names, _layout) = (keys, names, layout);
        // No log gets an entry: nobody signs, and nothing was lost.
        _writer = new DecisionWriter(KindRegistry.Default, new KeyRing(root, keys), null!, null!);
        _ofCell = [.. Enumerable.Range(0, layout.Cells).Select(_ => new List<int>())];
        for (var person = 0; person < names.Length; person++)
            _ofCell[layout.CellOf(ActorOf(person))].Add(person);
    }

    /// <summary>How many are in a cell; they have its first numbers.</summary>
    public int In(int cell) => _ofCell[cell].Count;

    /// <summary>Names that none of the entries comes near: whom one could mean needs an actor.</summary>
    public static string[] Named(int count, int seed, IReadOnlyList<ListEntry> entries)
    {
        var (random, pool, names) = (new Random(seed), NamePool.Load(), new string[count]);
        for (var person = 0; person < count; person++)
            names[person] = pool.Next(random);
        for (var from = 0; from < count; from += Chunk)
        {
            var unchecked_ = Enumerable.Range(from, Math.Min(Chunk, count - from)).ToList();
            while (unchecked_.Count > 0)
            {
                var index = CustomerIndex.Build(unchecked_.Select(person => new ScreenedCustomer(ActorOf(person), SubjectKind.NaturalPerson, [names[person]])));
                unchecked_ = [.. entries.SelectMany(entry => index.Concerned(entry, Floor)).Select(near => NumberOf(near.CustomerId)).OfType<int>().Distinct()];
                foreach (var person in unchecked_)
                    names[person] = pool.Next(random);
            }
        }

        return names;
    }

    /// <param name="store">The real one.</param>
    /// <param name="root">What wraps its keys.</param>
    /// <param name="names">Of everybody.</param>
    public static async Task<People> OpenAsync(Storage.Azure.AzureStore store, RootKey root, string[] names)
    {
        var ring = new KeyRing(root, store.Keys);
        // Makes the jurisdiction's key, if nobody has yet.
        await ring.SubjectAsync(Jurisdiction, $"staff/{Staff.Id}", "staff-records");
        var keys = new GeneratedKeys(store.Keys, await ring.UnwrapAsync((await store.Keys.FindAsync($"kek/{Jurisdiction}"))!));
        return new People(keys, root, names, store.Layout);
    }

    /// <summary>A key of theirs as the store would have it; null if the reference is not one.</summary>
    public TableEntity? Key(string reference) => _keys.Find(reference) is { } key ? Storage.Azure.Keys.AzureKeyStore.RowOf(key) : null;

    /// <summary>The place of somebody in the list of a cell.</summary>
    /// <param name="cell">Which.</param>
    /// <param name="number">From 1.</param>
    public TableEntity Place(int cell, long number) => Verdict.NameRows(Cell.Name(cell), ActorOf(_ofCell[cell][(int)number - 1]), number).Name;

    /// <summary>What the cell says of somebody as a whole.</summary>
    public TableEntity Head(int person) => (TableEntity)(HeadRow.None with { Sequence = 1 }).Write(CellOf(person), ActorOf(person)).Entity;

    /// <summary>Somebody's application: the row of the decision, and that of their own values.</summary>
    public async Task<IReadOnlyList<TableEntity>> ApplicationAsync(int person)
    {
        var actor = ActorOf(person);
        var data = new PersonData(
            _names[person], new LocalDate(1950 + (person % 50), 1 + (person % 12), 1 + (person % 28)), "Porto", ["PT"], new Address(["Main Street 1"], "4000", "Porto", "PT"), null, "TX-99", null, null, "engineer",
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        var basis = new Basis("received", null, [], Applied, ["EU"], CitedRules.None, Staff.Id, Staff.Role);
        var written = await _writer.WriteAsync(
            actor, 1, new Decision(basis, ApplicationReceived.Of("demo-eu", "EU", [], data)), new Placement(Jurisdiction, actor, []), _ => 0, Staff, Applied, CancellationToken.None);
        return [.. Verdict.DecisionRows(
            CellOf(person), actor, new StoredDecision(1, $"apply-{person}", written.Kind, written.RecordedAt, written.OccurredAt, written.Reference, [], []), written.Sealed)];
    }

    internal static string ActorOf(int person) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{person:0000000}");

    internal static int? NumberOf(string actor) =>
        actor.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(actor.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var person) ? person : null;

    private string CellOf(int person) => Cell.Name(_layout.CellOf(ActorOf(person)));
}
