using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Rescreening;
using ComplianceGrains.Storage;
using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Workflows.Actors;

namespace ComplianceGrains.Grains.Lists;

/// <summary>What a subject is known by.</summary>
/// <param name="Names">Every name that they go by.</param>
/// <param name="Identifiers">Every document that lists name them by.</param>
/// <param name="Kind">What the subject is.</param>
public sealed record SubjectName(IReadOnlyList<string> Names, IReadOnlyList<Identifier> Identifiers, SubjectKind Kind = SubjectKind.NaturalPerson);

/// <summary>
/// The names and identifiers of all subjects of one kind, searchable from the other side: whom could a list entry concern? In memory
/// only, opened from the vault on first use and then read on from where it was.
/// </summary>
/// <typeparam name="TBegun">The first decision of each, which holds what they are known by; what is common to them where there are several kinds of it.</typeparam>
/// <param name="module">The kind.</param>
/// <param name="nameOf">What a subject is known by; null once that is shredded.</param>
/// <param name="journal">Who there is.</param>
/// <param name="reader">Opens the first decisions.</param>
/// <param name="layout">Which cell a subject is in.</param>
/// <param name="corrected">By what those are known whose first decision does not say it any more; null where no subject of the kind is ever put right.</param>
/// <param name="cell">The one cell whose subjects are meant; null for those of all.</param>
public sealed class SubjectNames<TBegun>(
    Module module, Func<TBegun, SubjectName?> nameOf, IJournal journal, DecisionReader reader, StoreLayout layout, CorrectedNames? corrected = null, int? cell = null) : ICellIndex, IDisposable
    where TBegun : class
{
    /// <summary>So many are taken into the index at once: with every page of a long first reading it would be made anew.</summary>
    private const int AtOnce = 20_000;

    /// <summary>Who was opened and is not in the index yet; a reading that is broken off goes on behind them.</summary>
    private readonly List<ScreenedCustomer> _opened = [];

    private FirstDecisions<TBegun> _began = new(module.Type, journal, reader, cell);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private CustomerIndex _index = CustomerIndex.Build([]);

    /// <inheritdoc/>
    public string Type => module.Type;

    /// <inheritdoc/>
    public ISubjectIndex OfCell(int cell) => new SubjectNames<TBegun>(module, nameOf, journal, reader, layout, corrected?.Of(actor => layout.CellOf(actor) == cell), cell);

    /// <inheritdoc/>
    /// <remarks>Read and searched outside the caller's turn: opening some ten thousand subjects takes seconds of a processor.</remarks>
    public Task<IReadOnlyList<string>> ConcernedAsync(IReadOnlyList<ListEntry> entries, decimal floor, CancellationToken cancellation = default) => Task.Run<IReadOnlyList<string>>(
        async () =>
        {
            var (index, unread) = await UpToDateAsync(cancellation);
            return [.. entries.SelectMany(entry => index.Concerned(entry, floor)).Select(candidate => $"{module.Type}/{candidate.CustomerId}").Union(unread, StringComparer.Ordinal)];
        },
        cancellation);

    /// <inheritdoc/>
    public async Task ForgetAsync(CancellationToken cancellation = default)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            _began = new(module.Type, journal, reader, cell);
            corrected?.Forget();
            _opened.Clear();
            _index = CustomerIndex.Build([]);
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<(CustomerIndex Index, IReadOnlyList<string> Unread)> UpToDateAsync(CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            await foreach (var opened in _began.ReadAsync(cancellation))
            {
                _opened.AddRange(opened.Select(one => (one.Key, Name: nameOf(one.Begun))).Where(one => one.Name is not null && corrected?.HasTold(one.Key) != true)
                    .Select(one => new ScreenedCustomer(one.Key, one.Name!.Kind, one.Name.Names) { Identifiers = one.Name.Identifiers }));
                if (_opened.Count >= AtOnce)
                    TakeIn();
            }

            TakeIn();
            if (corrected is null)
                return (_index, _began.Unread);
            var (right, unread) = await corrected.ReadAsync(cancellation);
            if (right.Count > 0)
                _index = _index.With([.. right.Select(one => new ScreenedCustomer(one.Key, one.Name.Kind, one.Name.Names) { Identifiers = one.Name.Identifiers })]);
            return (_index, [.. _began.Unread.Union(unread, StringComparer.Ordinal)]);
        }
        finally
        {
            _reading.Release();
        }
    }

    private void TakeIn()
    {
        if (_opened.Count == 0)
            return;
        _index = _index.With(_opened);
        if (_index.NeedsRebuild)
            _index = CustomerIndex.Build(_index.Customers);
        _opened.Clear();
    }
}
