namespace CleanBlog.Domain.Common;

/// <summary>Which part of an ordered collection is asked for.</summary>
/// <param name="Take">How many to read at the most.</param>
public abstract record Window(int Take);

/// <summary>A part by number (learn.microsoft.com/ef/core/querying/pagination#offset-pagination), which moves when something is written before it.</summary>
/// <param name="Skip">How many to leave out, from the start of the order.</param>
/// <param name="Take">How many to read at the most.</param>
public sealed record OffsetWindow(int Skip, int Take) : Window(Take);

/// <summary>
/// A part by position (learn.microsoft.com/ef/core/querying/pagination#keyset-pagination): whatever is written meanwhile, each item
/// lies on the same side of it.
/// </summary>
/// <param name="From">What it lies behind, or before where <paramref name="Backward"/>; null for the end at which the reading starts.</param>
/// <param name="Backward">Reads towards the start of the order; what is read is in that order all the same.</param>
/// <param name="Take">How many to read at the most.</param>
/// <param name="IncludesTotal">Whether to say as well how many there are in all, which costs a look at each of them. By number that is always said.</param>
public sealed record KeysetWindow(Position? From, bool Backward, int Take, bool IncludesTotal) : Window(Take);

/// <summary>Where an item stands in an ordered collection, whether it is still there or not.</summary>
/// <param name="Keys">One value for each key of the order, the most significant first; that of an id is its UUID.</param>
public sealed record Position(IReadOnlyList<object> Keys);
