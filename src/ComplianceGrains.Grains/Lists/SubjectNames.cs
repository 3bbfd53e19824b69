using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;

namespace ComplianceGrains.Grains.Lists;

/// <summary>What a subject is known by.</summary>
/// <param name="Names">Every name that they go by.</param>
/// <param name="Identifiers">Every document that lists name people by.</param>
public sealed record SubjectName(IReadOnlyList<string> Names, IReadOnlyList<Identifier> Identifiers);

/// <summary>
/// The names and identifiers of all subjects of one kind, searchable from the other side: whom could a list entry concern? In memory
/// only, opened from the vault on first use and then read on from where it was.
/// </summary>
/// <typeparam name="TBegun">The first decision of each, which holds what they are known by.</typeparam>
/// <param name="module">The kind.</param>
/// <param name="nameOf">What a subject is known by; null once that is shredded.</param>
/// <param name="journal">Who there is.</param>
/// <param name="reader">Opens the first decisions.</param>
public sealed class SubjectNames<TBegun>(Module module, Func<TBegun, SubjectName?> nameOf, IJournal journal, DecisionReader reader) : ISubjectIndex, IDisposable
    where TBegun : class
{
    private const int Page = 1000;

    private readonly string _prefix = $"{module.Type}/";
    private readonly SemaphoreSlim _reading = new(1, 1);
    private CustomerIndex _index = CustomerIndex.Build([]);
    private string _position = "";

    /// <inheritdoc/>
    /// <remarks>Read and searched outside the caller's turn: opening some ten thousand subjects takes seconds of a processor.</remarks>
    public Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default) => Task.Run<IReadOnlyList<string>>(
        async () =>
        {
            var index = await UpToDateAsync(cancellation);
            return [.. entries.SelectMany(entry => index.Concerned(entry, floor)).Select(candidate => _prefix + candidate.CustomerId).Distinct(StringComparer.Ordinal)];
        },
        cancellation);

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<CustomerIndex> UpToDateAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            while (await journal.ListActorsAsync(_prefix, _position, Page, cancellation) is { Count: > 0 } page)
            {
                var read = new List<ScreenedCustomer>(page.Count);
                foreach (var actor in page)
                    if (await NameAsync(actor.Name, cancellation) is { } name)
                        read.Add(new ScreenedCustomer(actor.Name[_prefix.Length..], SubjectKind.NaturalPerson, name.Names) { Identifiers = name.Identifiers });
                _index = _index.With(read);
                if (_index.NeedsRebuild)
                    _index = CustomerIndex.Build(_index.Customers);
                _position = page[^1].Position;
            }

            return _index;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<SubjectName?> NameAsync(string actor, CancellationToken cancellation)
    {
        try
        {
            return nameOf(await reader.WholeAsync<TBegun>(actor, 1, cancellation));
        }
        catch (DamagedValueException)
        {
            // Nothing can be decided about this one until the incident about it is closed; the others are compared.
            return null;
        }
    }
}
